// Hearth's granular local search for capacitated routing, in C++: the same moves in the same order from the same random
// starts, so that final routes are equal and only the language and its compiler differ.
//
//     moves_peer FILE SEARCHES SEED SWAPPING
//
// FILE: 32-bit integers as `LocalSearchTrial.words` lists them. Prints one line of JSON: CPU seconds of all searches
// together, their summed cost, the moves made, and a checksum over the routes.
//
// Nodes: clients 1…n; n + 1 + r begins and n + 1 + m + r ends route r, both at the depot, row 0 of the matrix.
#include <algorithm>
#include <climits>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <utility>
#include <vector>

namespace {

using Ints = std::vector<int>;

// what Swift is told by @inline(__always) in the same places; a sixth faster under clang than without
#define ALWAYS inline __attribute__((always_inline))

struct Network {
  int clients, vehicles, capacity, overloadPrice;
  Ints distance, demand, angle, nearStart, near;
};

// xorshift64* behind the finaliser of MurmurHash3
class Dice {
 public:
  explicit Dice(uint64_t seed) {
    uint64_t mixed = seed + 0x9E3779B97F4A7C15ull;
    mixed = (mixed ^ (mixed >> 33)) * 0xFF51AFD7ED558CCDull;
    mixed = (mixed ^ (mixed >> 33)) * 0xC4CEB9FE1A85EC53ull;
    state = (mixed ^ (mixed >> 33)) | 1;
  }

  void shuffle(Ints& values) {
    for (int left = int(values.size()); left > 1; left--) std::swap(values[below(left)], values[left - 1]);
  }

 private:
  uint64_t state;

  int below(int limit) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return int(((state * 0x2545F4914F6CDD1Dull >> 32) * uint64_t(limit)) >> 32);
  }
};

class LocalSearch {
 public:
  explicit LocalSearch(const Network& network)
      : net(network), n(network.clients), m(network.vehicles), width(n + 1), next(n + 1 + 2 * m), previous(next),
        route(next), position(next), loadUpTo(next), turnUpTo(next), site(next), load(m), size(m), changedAt(m),
        sectorStart(m), sectorWidth(m), testedAt(n + 1), swapTestedAt(m), clientOrder(n), routeOrder(m),
        placeCost(kept * m * width), placeBehind(placeCost), foundAt(m * width), saving(n + 1) {
    for (int i = 0; i < n; i++) clientOrder[i] = site[i + 1] = i + 1;
    for (int r = 0; r < m; r++) routeOrder[r] = r;
  }

  int moves = 0;

  // Clients in the order given, a new route begun where one is full; the last route takes what is left.
  void start(const Ints& order) {
    for (int r = 0; r < m; r++) clear(r);
    int r = 0, carried = 0, tail = first(0);
    for (int client : order) {
      carried += net.demand[client];
      if (carried > net.capacity && r + 1 < m) {
        link(tail, last(r));
        r++;
        carried = net.demand[client];
        tail = first(r);
      }
      link(tail, client);
      tail = client;
    }
    link(tail, last(r));
    for (int s = 0; s < m; s++) refresh(s);
  }

  void improve(Dice& dice, bool swapping) {
    dice.shuffle(clientOrder);
    dice.shuffle(routeOrder);
    moves = 0;
    std::fill(testedAt.begin(), testedAt.end(), -1);
    std::fill(swapTestedAt.begin(), swapTestedAt.end(), -1);
    std::fill(foundAt.begin(), foundAt.end(), -1);
    std::fill(changedAt.begin(), changedAt.end(), 0);
    for (int round = 0;; round++) {
      const int before = moves;
      for (int u : clientOrder) improveClient(u, round);
      if (swapping) improveBySwapping(round);
      // the first round does not use empty routes
      if (moves == before && round > 0) return;
    }
  }

  long long pricedCost() const {
    long long total = 0;
    for (int r = 0; r < m; r++) {
      for (int node = first(r); node != last(r); node = next[node]) total += cost(node, next[node]);
      total += price(load[r]);
    }
    return total;
  }

  void addTo(uint64_t& checksum) const {
    for (int r = 0; r < m; r++)
      for (int node = first(r); node != last(r); node = next[node])
        checksum = (checksum ^ uint64_t(node)) * 0x100000001B3ull;
  }

 private:
  static constexpr int kept = 3;
  static constexpr int nowhere = INT_MAX / 16;

  const Network& net;
  // wider than what is stored, so that no store may change them
  const long n, m, width;
  // by node
  Ints next, previous, route, position, loadUpTo, turnUpTo, site;
  // by route
  Ints load, size, changedAt, sectorStart, sectorWidth;
  Ints testedAt, swapTestedAt, clientOrder, routeOrder;
  // SWAP*: by route and client the cheapest places; by client what its route saves without it
  Ints placeCost, placeBehind, foundAt, saving;

  int first(int r) const { return n + 1 + r; }
  int last(int r) const { return n + 1 + m + r; }
  bool isClient(int node) const { return node <= n; }
  int cost(int a, int b) const { return net.distance[site[a] * width + site[b]]; }
  int demand(int node) const { return net.demand[site[node]]; }

  int price(int carried) const {
    const int excess = carried - net.capacity;
    return excess > 0 ? int(((long long)excess * net.overloadPrice) >> 10) : 0;
  }

  void link(int a, int b) {
    next[a] = b;
    previous[b] = a;
  }

  void clear(int r) {
    route[first(r)] = route[last(r)] = r;
    link(first(r), last(r));
    next[last(r)] = last(r);
    previous[first(r)] = first(r);
    refresh(r);
  }

  void move(int node, int target) {
    link(previous[node], next[node]);
    link(node, next[target]);
    link(target, node);
    route[node] = route[target];
  }

  void exchange(int a, int b) {
    const int beforeA = previous[a], afterA = next[a], beforeB = previous[b], afterB = next[b];
    link(beforeA, b);
    link(b, afterA);
    link(beforeB, a);
    link(a, afterB);
    std::swap(route[a], route[b]);
  }

  void refresh(int r) {
    int node = first(r), place = 0, sum = 0, turn = 0, from = 0, span = 0;
    const int end = last(r);
    position[node] = loadUpTo[node] = turnUpTo[node] = 0;
    if (next[node] != end) from = net.angle[next[node]];
    while (node != end) {
      const int following = next[node];
      sum += demand(following);
      turn += cost(following, node) - cost(node, following);
      position[following] = ++place;
      loadUpTo[following] = sum;
      turnUpTo[following] = turn;
      route[following] = r;
      if (following != end) extend(from, span, net.angle[following]);
      node = following;
    }
    load[r] = sum;
    size[r] = place - 1;
    changedAt[r] = moves;
    sectorStart[r] = from;
    sectorWidth[r] = span;
  }

  static void extend(int& from, int& span, int angle) {
    const int ahead = (angle - from) & 65535;
    if (ahead <= span) return;
    const int back = 65536 - ahead;
    if (ahead - span <= back) {
      span = ahead;
    } else {
      from = angle;
      span = std::min(65535, span + back);
    }
  }

  bool overlap(int a, int b) const {
    return ((sectorStart[b] - sectorStart[a]) & 65535) <= sectorWidth[a] ||
           ((sectorStart[a] - sectorStart[b]) & 65535) <= sectorWidth[b];
  }

  ALWAYS bool settle(int a, int b) {
    moves++;
    refresh(a);
    if (b != a) refresh(b);
    return true;
  }

  ALWAYS void improveClient(int u, int round) {
    const int lastTest = testedAt[u];
    testedAt[u] = moves;
    for (int i = net.nearStart[u - 1]; i < net.nearStart[u]; i++) {
      const int v = net.near[i] + 1;
      if (round > 0 && std::max(changedAt[route[u]], changedAt[route[v]]) <= lastTest) continue;
      if (tryMoves(u, v)) continue;
      if (!isClient(previous[v])) tryMovesAtStart(u, previous[v]);
    }
    // an empty route, once the others have settled
    if (round == 0) return;
    for (int r = 0; r < m; r++) {
      if (size[r] > 0) continue;
      tryMovesAtStart(u, first(r));
      break;
    }
  }

  // A client, a node to try it with, and what stands around them.
  struct Pair {
    int p, u, x, v, y, a, b;
  };

  Pair pair(int u, int v) const { return {previous[u], u, next[u], v, next[v], route[u], route[v]}; }

  ALWAYS bool tryMoves(int u, int v) {
    const Pair at = pair(u, v);
    if (relocate(at) || relocateTwo<false>(at) || relocateTwo<true>(at)) return true;
    // of two swaps that mirror each other one is enough
    if (u <= v && (swap(at) || swapTwoForTwo(at))) return true;
    if (swapTwoForOne(at)) return true;
    return at.a != at.b ? joinHeads(at) || exchangeTails(at) : reverse(at);
  }

  ALWAYS bool tryMovesAtStart(int u, int v) {
    const Pair at = pair(u, v);
    if (relocate(at) || relocateTwo<false>(at) || relocateTwo<true>(at)) return true;
    return at.a != at.b && (joinHeads(at) || exchangeTails(at));
  }

  // What the loads of both routes cost more when so much goes from the first to the second.
  ALWAYS int shifting(int amount, const Pair& at) const {
    return price(load[at.a] - amount) + price(load[at.b] + amount) - price(load[at.a]) - price(load[at.b]);
  }

  ALWAYS bool isHopeless(int delta, const Pair& at) const {
    return delta >= (at.a == at.b ? 0 : price(load[at.a]) + price(load[at.b]));
  }

  // Whether a move of this delta, which takes `amount` from the first route to the second, is worth it.
  ALWAYS bool isWorth(int delta, int amount, const Pair& at) const {
    if (isHopeless(delta, at)) return false;
    return (at.a == at.b ? delta : delta + shifting(amount, at)) < 0;
  }

  ALWAYS bool relocate(const Pair& at) {
    const auto [p, u, x, v, y, a, b] = at;
    if (u == y) return false;
    const int delta = cost(p, x) - cost(p, u) - cost(u, x) + cost(v, u) + cost(u, y) - cost(v, y);
    if (!isWorth(delta, demand(u), at)) return false;
    move(u, v);
    return settle(a, b);
  }

  template <bool turned>
  ALWAYS bool relocateTwo(const Pair& at) {
    const auto [p, u, x, v, y, a, b] = at;
    if (u == y || x == v || !isClient(x)) return false;
    const int afterX = next[x];
    int delta = cost(p, afterX) - cost(p, u) - cost(x, afterX) - cost(v, y);
    delta += turned ? cost(v, x) + cost(x, u) + cost(u, y) - cost(u, x) : cost(v, u) + cost(x, y);
    if (!isWorth(delta, demand(u) + demand(x), at)) return false;
    move(turned ? x : u, v);
    move(turned ? u : x, turned ? x : u);
    return settle(a, b);
  }

  ALWAYS bool swap(const Pair& at) {
    const auto [p, u, x, v, y, a, b] = at;
    const int q = previous[v];
    if (u == q || u == y) return false;
    const int delta = cost(p, v) + cost(v, x) - cost(p, u) - cost(u, x) + cost(q, u) + cost(u, y) - cost(q, v) -
                      cost(v, y);
    if (!isWorth(delta, demand(u) - demand(v), at)) return false;
    exchange(u, v);
    return settle(a, b);
  }

  ALWAYS bool swapTwoForOne(const Pair& at) {
    const auto [p, u, x, v, y, a, b] = at;
    const int q = previous[v];
    if (u == q || x == q || u == y || x == v || !isClient(x)) return false;
    const int afterX = next[x];
    const int delta = cost(p, v) + cost(v, afterX) - cost(p, u) - cost(x, afterX) + cost(q, u) + cost(x, y) -
                      cost(q, v) - cost(v, y);
    if (!isWorth(delta, demand(u) + demand(x) - demand(v), at)) return false;
    exchange(u, v);
    move(x, u);
    return settle(a, b);
  }

  ALWAYS bool swapTwoForTwo(const Pair& at) {
    const auto [p, u, x, v, y, a, b] = at;
    const int q = previous[v];
    if (!isClient(x) || !isClient(y) || y == p || u == y || x == v || v == next[x]) return false;
    const int afterX = next[x], afterY = next[y];
    const int delta = cost(p, v) + cost(y, afterX) - cost(p, u) - cost(x, afterX) + cost(q, u) + cost(x, afterY) -
                      cost(q, v) - cost(y, afterY);
    if (!isWorth(delta, demand(u) + demand(x) - demand(v) - demand(y), at)) return false;
    exchange(u, v);
    exchange(x, y);
    return settle(a, b);
  }

  ALWAYS bool reverse(const Pair& at) {
    const auto [p, u, x, v, y, a, b] = at;
    if (position[u] >= position[v] || x == v) return false;
    const int delta = cost(u, v) + cost(x, y) - cost(u, x) - cost(v, y) + turnUpTo[v] - turnUpTo[x];
    if (delta >= 0) return false;
    turnOver(u, v, x);
    link(x, y);
    return settle(a, b);
  }

  // Puts what stands from `node` back to `stop` behind `tail`, turned.
  void turnOver(int tail, int node, int stop) {
    while (tail != stop) {
      const int following = previous[node];
      link(tail, node);
      tail = node;
      node = following;
    }
  }

  ALWAYS bool joinHeads(const Pair& at) {
    const auto [p, u, x, v, y, a, b] = at;
    const int delta = cost(u, v) + cost(x, y) - cost(u, x) - cost(v, y) + turnUpTo[v] + turnUpTo[last(a)] -
                      turnUpTo[x];
    if (isHopeless(delta, at)) return false;
    const int heads = loadUpTo[u] + loadUpTo[v];
    if (delta + price(heads) + price(load[a] + load[b] - heads) - price(load[a]) - price(load[b]) >= 0) return false;
    // the tail of a, turned, becomes the head of b
    const int lastOfA = previous[last(a)], firstOfB = next[first(b)];
    if (x != last(a)) {
      turnOver(first(b), lastOfA, x);
      link(x, y);
    } else {
      link(first(b), y);
    }
    if (v != first(b)) {
      turnOver(u, v, firstOfB);
      link(firstOfB, last(a));
    } else {
      link(u, last(a));
    }
    return settle(a, b);
  }

  ALWAYS bool exchangeTails(const Pair& at) {
    const auto [p, u, x, v, y, a, b] = at;
    const int delta = cost(u, y) + cost(v, x) - cost(u, x) - cost(v, y);
    if (isHopeless(delta, at)) return false;
    if (delta + shifting(load[a] - loadUpTo[u] - load[b] + loadUpTo[v], at) >= 0) return false;
    const int lastOfA = previous[last(a)], lastOfB = previous[last(b)];
    if (y == last(b)) {
      link(u, last(a));
    } else {
      link(u, y);
      link(lastOfB, last(a));
    }
    if (x == last(a)) {
      link(v, last(b));
    } else {
      link(v, x);
      link(lastOfA, last(b));
    }
    return settle(a, b);
  }

  void improveBySwapping(int round) {
    for (int a : routeOrder) {
      if (size[a] == 0) continue;
      const int lastTest = swapTestedAt[a];
      swapTestedAt[a] = moves;
      for (int b = a + 1; b < m; b++) {
        if (size[b] == 0) continue;
        if (round > 0 && std::max(changedAt[a], changedAt[b]) <= lastTest) continue;
        if (overlap(a, b)) trySwapping(a, b);
      }
    }
  }

  // An exchange between two routes; a client of 0 stays where it is.
  struct Exchange {
    int delta = 0, fromA = 0, behindInB = 0, fromB = 0, behindInA = 0;
  };

  void trySwapping(int a, int b) {
    findPlaces(a, b);
    findPlaces(b, a);
    Exchange found;
    const int priceA = price(load[a]), priceB = price(load[b]);
    for (int u = next[first(a)]; isClient(u); u = next[u]) {
      for (int v = next[first(b)]; isClient(v); v = next[v]) {
        const int shifted = demand(v) - demand(u);
        const int sure = price(load[a] + shifted) - priceA + price(load[b] - shifted) - priceB - saving[u] - saving[v];
        // the cheapest place could only be spoilt by the leaving client
        if (sure >= found.delta) continue;
        const auto [costU, behindInB] = placeInsteadOf(u, v, b);
        const auto [costV, behindInA] = placeInsteadOf(v, u, a);
        const int delta = sure + costU + costV;
        if (delta < found.delta) found = {delta, u, behindInB, v, behindInA};
      }
    }
    for (int u = next[first(a)]; isClient(u); u = next[u]) {
      const int place = kept * (b * width + u), amount = demand(u);
      const int delta = placeCost[place] - saving[u] + price(load[a] - amount) + price(load[b] + amount) - priceA -
                        priceB;
      if (delta < found.delta) found = {delta, u, placeBehind[place], 0, 0};
    }
    for (int v = next[first(b)]; isClient(v); v = next[v]) {
      const int place = kept * (a * width + v), amount = demand(v);
      const int delta = placeCost[place] - saving[v] + price(load[b] - amount) + price(load[a] + amount) - priceA -
                        priceB;
      if (delta < found.delta) found = {delta, 0, 0, v, placeBehind[place]};
    }
    if (found.delta >= 0) return;
    if (found.fromA != 0) move(found.fromA, found.behindInB);
    if (found.fromB != 0) move(found.fromB, found.behindInA);
    settle(a, b);
  }

  // Where a client costs least in a route that another leaves.
  std::pair<int, int> placeInsteadOf(int node, int leaving, int r) const {
    const int start = kept * (r * width + node), before = previous[leaving], after = next[leaving];
    std::pair<int, int> found{cost(before, node) + cost(node, after) - cost(before, after), before};
    for (int k = start; k < start + kept; k++) {
      const int behind = placeBehind[k];
      // a place beside the leaving client goes with it
      if (placeCost[k] == nowhere || behind == leaving || next[behind] == leaving) continue;
      if (placeCost[k] < found.first) found = {placeCost[k], behind};
      break;
    }
    return found;
  }

  void findPlaces(int from, int r) {
    for (int client = next[first(from)]; isClient(client); client = next[client]) {
      const int index = r * width + client, before = previous[client], behind = next[client];
      saving[client] = cost(before, client) + cost(client, behind) - cost(before, behind);
      if (foundAt[index] >= changedAt[r] && foundAt[index] >= 0) continue;
      foundAt[index] = moves;
      int* costs = &placeCost[kept * index];
      int* places = &placeBehind[kept * index];
      std::fill(costs, costs + kept, nowhere);
      for (int node = first(r); node != last(r); node = next[node]) {
        const int after = next[node];
        const int value = cost(node, client) + cost(client, after) - cost(node, after);
        if (value >= costs[2]) continue;
        int k = 2;
        for (; k > 0 && value < costs[k - 1]; k--) {
          costs[k] = costs[k - 1];
          places[k] = places[k - 1];
        }
        costs[k] = value;
        places[k] = node;
      }
    }
  }
};

Network read(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (!file) std::exit(1);
  const auto take = [file](int count) {
    Ints values(count);
    if (std::fread(values.data(), sizeof(int), count, file) != size_t(count)) std::exit(1);
    return values;
  };
  const Ints head = take(4);
  const int n = head[0];
  Network network{n, head[1], head[2], head[3], {}, {}, {}, {}, {}};
  network.distance = take((n + 1) * (n + 1));
  network.demand = take(n + 1);
  network.angle = take(n + 1);
  network.nearStart = take(n + 1);
  network.near = take(network.nearStart[n]);
  std::fclose(file);
  return network;
}

double seconds() {
  timespec time;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 5) return 1;
  const Network network = read(arguments[1]);
  const int searches = std::atoi(arguments[2]);
  Dice dice(std::strtoull(arguments[3], nullptr, 10));
  const bool swapping = std::atoi(arguments[4]) != 0;
  LocalSearch search(network);
  Ints order(network.clients);
  for (int i = 0; i < network.clients; i++) order[i] = i + 1;
  long long cost = 0, moves = 0;
  uint64_t checksum = 0xCBF29CE484222325ull;
  const double begin = seconds();
  for (int i = 0; i < searches; i++) {
    dice.shuffle(order);
    search.start(order);
    search.improve(dice, swapping);
    moves += search.moves;
    cost += search.pricedCost();
    search.addTo(checksum);
  }
  std::printf("{\"seconds\": %.9f, \"cost\": %lld, \"moves\": %lld, \"checksum\": %llu}\n", seconds() - begin, cost,
              moves, (unsigned long long)checksum);
}
