#ifndef LEDGER_FAULTS_H
#define LEDGER_FAULTS_H

/// Puts a layer over SQLite's file layer in this process, for files opened from now on. Until it is armed it only
/// passes everything through. Answers SQLite's result code.
int ledger_faults_install(void);

/// From now on counts the writes, syncs, truncations and removals of files whose path holds `marker`, and lets the
/// step of that number (from 1) fail with a result code of SQLite, or kills the process before it where the code is 0.
/// Step 0 only counts.
void ledger_faults_arm(const char *marker, int step, int code);

/// Lets everything pass again. Answers the steps counted since arming.
int ledger_faults_disarm(void);

#endif
