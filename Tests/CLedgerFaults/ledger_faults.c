#include "ledger_faults.h"
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

// One plan for the whole process; SQLite may call from several threads.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char marker[256];
static int is_armed, fatal_step, fatal_code, steps;

static sqlite3_vfs *system_vfs;
static sqlite3_vfs layer;

typedef struct {
  sqlite3_file base;
  int is_watched;
  sqlite3_io_methods methods;
} LayerFile;

static sqlite3_file *beneath(sqlite3_file *file) { return (sqlite3_file *)((LayerFile *)file + 1); }

/// Counts one step; the code it fails with, or SQLITE_OK.
static int step(int is_watched) {
  if (!is_watched) return SQLITE_OK;
  pthread_mutex_lock(&lock);
  int code = SQLITE_OK;
  if (is_armed && ++steps == fatal_step) {
    if (fatal_code == 0) kill(getpid(), SIGKILL);
    code = fatal_code;
  }
  pthread_mutex_unlock(&lock);
  return code;
}

static int is_watched_path(const char *path) {
  pthread_mutex_lock(&lock);
  int found = path != NULL && marker[0] != 0 && strstr(path, marker) != NULL;
  pthread_mutex_unlock(&lock);
  return found;
}

static int file_close(sqlite3_file *f) { return beneath(f)->pMethods->xClose(beneath(f)); }
static int file_read(sqlite3_file *f, void *bytes, int count, sqlite3_int64 at) {
  return beneath(f)->pMethods->xRead(beneath(f), bytes, count, at);
}
static int file_write(sqlite3_file *f, const void *bytes, int count, sqlite3_int64 at) {
  int code = step(((LayerFile *)f)->is_watched);
  return code ? code : beneath(f)->pMethods->xWrite(beneath(f), bytes, count, at);
}
static int file_truncate(sqlite3_file *f, sqlite3_int64 size) {
  int code = step(((LayerFile *)f)->is_watched);
  return code ? code : beneath(f)->pMethods->xTruncate(beneath(f), size);
}
static int file_sync(sqlite3_file *f, int flags) {
  int code = step(((LayerFile *)f)->is_watched);
  return code ? code : beneath(f)->pMethods->xSync(beneath(f), flags);
}
static int file_size(sqlite3_file *f, sqlite3_int64 *size) {
  return beneath(f)->pMethods->xFileSize(beneath(f), size);
}
static int file_lock(sqlite3_file *f, int level) { return beneath(f)->pMethods->xLock(beneath(f), level); }
static int file_unlock(sqlite3_file *f, int level) { return beneath(f)->pMethods->xUnlock(beneath(f), level); }
static int file_check_lock(sqlite3_file *f, int *out) {
  return beneath(f)->pMethods->xCheckReservedLock(beneath(f), out);
}
static int file_control(sqlite3_file *f, int op, void *argument) {
  return beneath(f)->pMethods->xFileControl(beneath(f), op, argument);
}
static int file_sector(sqlite3_file *f) { return beneath(f)->pMethods->xSectorSize(beneath(f)); }
static int file_device(sqlite3_file *f) { return beneath(f)->pMethods->xDeviceCharacteristics(beneath(f)); }
static int file_shm_map(sqlite3_file *f, int page, int size, int extend, void volatile **out) {
  return beneath(f)->pMethods->xShmMap(beneath(f), page, size, extend, out);
}
static int file_shm_lock(sqlite3_file *f, int offset, int count, int flags) {
  return beneath(f)->pMethods->xShmLock(beneath(f), offset, count, flags);
}
static void file_shm_barrier(sqlite3_file *f) { beneath(f)->pMethods->xShmBarrier(beneath(f)); }
static int file_shm_unmap(sqlite3_file *f, int remove) {
  return beneath(f)->pMethods->xShmUnmap(beneath(f), remove);
}
static int file_fetch(sqlite3_file *f, sqlite3_int64 at, int count, void **out) {
  return beneath(f)->pMethods->xFetch(beneath(f), at, count, out);
}
static int file_unfetch(sqlite3_file *f, sqlite3_int64 at, void *page) {
  return beneath(f)->pMethods->xUnfetch(beneath(f), at, page);
}

static int layer_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  LayerFile *own = (LayerFile *)file;
  own->base.pMethods = NULL;
  int code = system_vfs->xOpen(system_vfs, path, beneath(file), flags, out);
  if (code != SQLITE_OK || beneath(file)->pMethods == NULL) return code;
  own->is_watched = is_watched_path(path);
  own->methods = (sqlite3_io_methods){
      beneath(file)->pMethods->iVersion, file_close, file_read, file_write, file_truncate, file_sync,
      file_size, file_lock, file_unlock, file_check_lock, file_control, file_sector, file_device,
      file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap, file_fetch, file_unfetch};
  own->base.pMethods = &own->methods;
  return SQLITE_OK;
}

static int layer_delete(sqlite3_vfs *vfs, const char *path, int sync) {
  (void)vfs;
  int code = step(is_watched_path(path));
  return code ? code : system_vfs->xDelete(system_vfs, path, sync);
}

int ledger_faults_install(void) {
  if (system_vfs != NULL) return SQLITE_OK;
  system_vfs = sqlite3_vfs_find(NULL);
  if (system_vfs == NULL) return SQLITE_ERROR;
  layer = *system_vfs;
  layer.zName = "ledger-faults";
  layer.szOsFile = (int)sizeof(LayerFile) + system_vfs->szOsFile;
  layer.xOpen = layer_open;
  layer.xDelete = layer_delete;
  return sqlite3_vfs_register(&layer, 1);
}

void ledger_faults_arm(const char *path_marker, int at, int code) {
  pthread_mutex_lock(&lock);
  strncpy(marker, path_marker, sizeof marker - 1);
  is_armed = 1;
  fatal_step = at;
  fatal_code = code;
  steps = 0;
  pthread_mutex_unlock(&lock);
}

int ledger_faults_disarm(void) {
  pthread_mutex_lock(&lock);
  int counted = steps;
  is_armed = 0;
  pthread_mutex_unlock(&lock);
  return counted;
}
