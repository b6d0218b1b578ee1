"""Hearth's emergency simulation written with SimPy.

    python3 simpy_peer.py CASE.json REPLICATIONS

CASE.json holds one district, one stock and one scenario. Each replication plays the scenario from the start; what can be
kept between replications (travel times by road state) is kept. Prints one JSON object: the outcome of the last
replication, CPU seconds of every replication, and peak memory.
"""

import heapq
import json
import math
import resource
import sys
import time

import simpy

INFINITY = math.inf
DAY = 24 * 60
THRESHOLDS = (14.0, 10.0, 5.0)
# within a minute: class, then entity; grants of docks come before all of them
YARD_LOST, UNLOADED, AT_DOCK, LOADED, DEPARTS, BACK, RESTED, MOBILISED, HOUR, DISPATCH = range(10)


def rank(kind, entity=0):
    return 10 + kind * 10_000_000 + entity


def happening(env, delay, kind, entity=0):
    """A timeout with a place among those of the same minute."""
    event = simpy.Event(env)
    event._ok, event._value = True, None
    env.schedule(event, priority=rank(kind, entity), delay=delay)
    return event


# what a scenario does ------------------------------------------------------------------------------------------------


def remaining(hazard, hour):
    since = hour - hazard["start"]
    if not 0 <= since < hazard["duration"]:
        return 0.0
    if hazard.get("firstHours") is None:
        return 1.0
    restoring = since - hazard["firstHours"]
    return 1.0 if restoring <= 0 else 1 - restoring / (hazard["duration"] - hazard["firstHours"])


def shares(case, village, pathway):
    """Share of a pathway's households without heat, by hour."""
    lost = case["lostWithPower"][pathway]
    over = [h for h in case["hazards"] if village in h["villageSet"]]
    result = []
    for hour in range(case["horizon"]):
        power = gas = heat = 0.0
        for hazard in over:
            if hazard["kind"] == "power":
                power = max(power, hazard["share"] * remaining(hazard, hour) * lost)
            elif hazard["kind"] == "gas" and pathway == "gas":
                gas = max(gas, hazard["share"] * remaining(hazard, hour))
            elif hazard["kind"] == "heat" and pathway == "chp":
                heat = max(heat, hazard["share"] * remaining(hazard, hour))
        result.append(1 - (1 - power) * (1 - gas) * (1 - heat))
    return result


def outdoor(case, village):
    zone = case["outdoor"][case["villages"][village]["zone"]]
    waves = [h for h in case["hazards"] if h["kind"] == "cold" and village in h["villageSet"]]
    return [
        zone[hour]
        - max([h["drop"] for h in waves if h["start"] <= hour < h["start"] + h["duration"]], default=0.0)
        for hour in range(case["horizon"])
    ]


def split(group, affected):
    count, stoves = group["count"], group["safeStoves"]
    if count == 0 or affected == 0:
        return 0, 0, 0
    vulnerable = min(affected, (affected * group["vulnerable"] + count - 1) // count)
    coal = affected * stoves // count
    priority = vulnerable * stoves // count
    return priority, coal - priority, affected - coal


def road_states(case):
    """Speed factor of every road, hour by hour: snow falls, ploughs work, then the factor is read."""
    roads, policy = case["roads"], case["policy"]
    depth, cleared = [0.0] * len(roads), [0] * len(roads)
    order = sorted(range(len(roads)), key=lambda e: (roads[e]["class"], roads[e]["id"]))
    states = []
    for hour in range(max(1, case["horizon"])):
        closed = [not road["open"] for road in roads]
        for hazard in case["hazards"]:
            if not hazard["start"] <= hour < hazard["start"] + hazard["duration"]:
                continue
            if hazard["kind"] == "snow":
                for e in hazard["struckRoads"]:
                    depth[e] += hazard["snowfall"] * roads[e]["exposure"]
                    if hazard["closesExpressways"] and roads[e]["class"] == 0:
                        closed[e] = True
            elif hazard["kind"] == "closure":
                for e in hazard["struckRoads"]:
                    closed[e] = True
        budget = policy["ploughMetres"]
        for e in order:
            if depth[e] <= policy["ploughDepth"]:
                continue
            work = min(budget, roads[e]["length"] - cleared[e])
            cleared[e] += work
            budget -= work
            if cleared[e] < roads[e]["length"]:
                break
            depth[e], cleared[e] = policy["ploughDepth"], 0

        def factor(e):
            if closed[e]:
                return 0.0
            if depth[e] == 0:
                return 1.0
            return next((b["speed"] for b in policy["snowBands"] if depth[e] <= b["depth"]), 0.0)

        states.append(tuple(factor(e) for e in range(len(roads))))
    return states


class Times:
    """Fastest ways from a junction under a road state, kept for ever."""

    def __init__(self, case):
        self.roads = case["roads"]
        self.arcs = [[] for _ in range(case["junctions"])]
        for e, road in enumerate(self.roads):
            self.arcs[road["from"]].append((road["to"], e))
            if not road["oneWay"]:
                self.arcs[road["to"]].append((road["from"], e))
        self.costs, self.tables = {}, {}

    def cost(self, state, kind):
        known = self.costs.get((state, kind))
        if known is None:
            speed_factor, weight = kind
            known = []
            for road, factor in zip(self.roads, state):
                speed = road["speed"] * (factor * speed_factor)
                if speed <= 0 or weight > road.get("limit", INFINITY):
                    known.append(None)
                else:
                    known.append(math.ceil(road["length"] / 1000 / speed * 60 - 1e-9))
            self.costs[state, kind] = known
        return known

    def table(self, state, kind, source):
        known = self.tables.get((state, kind, source))
        if known is None:
            cost = self.cost(state, kind)
            known, heap = {}, [(0, 0, source)]
            while heap:
                minutes, metres, junction = heapq.heappop(heap)
                if junction in known:
                    continue
                known[junction] = (minutes, metres)
                for head, e in self.arcs[junction]:
                    if cost[e] is not None and head not in known:
                        heapq.heappush(heap, (minutes + cost[e], metres + self.roads[e]["length"], head))
            self.tables[state, kind, source] = known
        return known


# the play ------------------------------------------------------------------------------------------------------------


class Cohort:
    __slots__ = ("township", "village", "tau", "start", "households", "temperature", "served", "clock")


class Need:
    __slots__ = (
        "number", "village", "junction", "priority", "release", "due", "total", "through", "burns", "cohorts",
        "in_village", "under_way", "burnt", "last", "on_time",
    )


class Truck:
    __slots__ = (
        "number", "base", "payload", "kind", "shift", "per_km", "per_hour", "junction", "need", "yard", "promised",
        "load", "returning", "shift_start", "out_since",
    )


class Play:
    def __init__(self, case, times):
        self.case, self.times, self.policy = case, times, case["policy"]
        self.env = simpy.Environment()
        self.horizon = case["horizon"]
        self.next_hour = 0
        self.unsettled = False
        self.dispatch_due = -1
        self.roads = road_states(case)
        self.tallies()
        self.people()
        self.coal()
        self.fleet()

    def tallies(self):
        self.affected_by_hour = [0] * self.horizon
        self.served_by_hour = [0] * self.horizon
        self.townships = [
            {"households": 0, "affected": 0, "served": 0, "sheltered": 0, "firstShortageHour": None,
             "cold": [{"householdHours": 0, "milliKelvinHours": 0, "firstHour": None} for _ in THRESHOLDS]}
            for _ in range(self.case["townships"])
        ]
        self.leads, self.waits = {}, {}
        self.trips = self.metres = self.haulage = self.busy = 0
        self.metre_cost = self.minute_cost = self.lost = 0

    def people(self):
        case, hours = self.case, range(self.horizon)
        self.weather = [outdoor(case, v) for v in range(len(case["villages"]))]
        ration = {}

        def rations(heat_loss, village):
            key = (heat_loss, tuple(self.weather[village]))
            if key not in ration:
                ration[key] = [
                    0.0864 * heat_loss * max(0.0, self.policy["emergencyTemperature"] - t)
                    / self.policy["usefulHeat"] / 24
                    for t in self.weather[village]
                ]
            return ration[key]

        hourly, people, struck, onset = {}, {}, {}, {}
        kilograms = {}
        members = {}
        self.cohorts, self.stoveless = [], []

        def ask(key, households, burning, rates):
            first = next((h for h in hours if burning[h] > 0), None)
            if first is None:
                return
            row = hourly.setdefault(key, [0.0] * self.horizon)
            people[key] = people.get(key, 0) + households
            struck[key] = min(first, struck.get(key, first))
            for h in hours:
                kg = burning[h] * rates[h]
                row[h] += kg
                kilograms[key] = kilograms.get(key, 0.0) + kg

        known = {}
        for group in case["groups"]:
            v = group["village"]
            key = (tuple(i for i, h in enumerate(case["hazards"]) if v in h["villageSet"]), group["pathway"])
            if key not in known:
                known[key] = shares(case, v, group["pathway"])
            affected = [
                min(group["count"], max(0, math.ceil(group["count"] * share - 1e-9))) for share in known[key]
            ]
            most = max(affected)
            first = next((h for h in hours if affected[h] > 0), None)
            if first is None:
                continue
            onset[v] = min(first, onset.get(v, first))
            splits = {a: split(group, a) for a in set(affected)}
            house = case["archetypes"][group["archetype"]]
            rates = rations(house["roomHeatLoss"], v)
            for part in (0, 1):
                ask((v, part), splits[most][part], [splits[a][part] for a in affected], rates)
            for part in (0, 1, 2):
                households = [splits[a][part] for a in affected]
                peak = max(households)
                township = case["villages"][v]["township"]
                self.townships[township]["households"] += peak
                if peak == 0:
                    continue
                cohort = Cohort()
                cohort.township, cohort.village = township, v
                cohort.tau, cohort.start = house["timeConstant"], house["startTemperature"]
                cohort.households, cohort.temperature, cohort.served = households, cohort.start, 0
                cohort.clock = [0] * (peak + 1)
                self.cohorts.append(cohort)
                if part == 2:
                    self.stoveless.append(cohort)
                else:
                    members.setdefault((v, part), []).append(cohort)
        for facility in case["facilities"]:
            v = facility["village"]
            burning = [1 if s > 0 else 0 for s in shares(case, v, facility["pathway"])]
            ask((v, 0), 0, burning, rations(facility["heatLoss"], v))

        self.needs = []
        for key in sorted(hourly):
            row = hourly[key]
            total = math.ceil(kilograms[key] - 1e-6)
            if total <= 0 and people[key] == 0:
                continue
            need = Need()
            need.number, need.village = len(self.needs), key[0]
            need.junction = case["villages"][key[0]]["junction"]
            need.priority = key[1] == 0
            need.release = min(struck[key], onset.get(key[0], struck[key])) * 60
            burnt_from = next((h for h in hours if row[h] > 0), struck[key])
            need.due = burnt_from * 60 + self.policy["responsePriority" if need.priority else "responseAll"]
            need.total = total
            last = max((h for h in hours if row[h] > 0), default=0)
            need.through, running = [], 0.0
            for h in hours:
                running += row[h]
                need.through.append(total if h >= last else min(total, math.ceil(running - 1e-6)))
            need.burns = [kg > 0 for kg in row]
            need.cohorts = members.get(key, [])
            need.in_village = need.under_way = need.burnt = need.on_time = 0
            need.last = (0, 1)
            self.needs.append(need)
        first = min(list(onset.values()) + list(struck.values()), default=None)
        self.alarm = None if first is None else first * 60

    def coal(self):
        self.stock = [site["stock"] for site in self.case["sites"]]
        self.start = sum(self.stock)
        self.promised = [0] * len(self.stock)
        self.surviving = [1.0] * len(self.stock)
        self.docks = [
            simpy.Resource(self.env, capacity=site["docks"]) if site["docks"] > 0 else None
            for site in self.case["sites"]
        ]

    def fleet(self):
        self.trucks = []
        for number, row in enumerate(self.case["trucks"]):
            truck = Truck()
            truck.number, truck.base, truck.payload = number, row["base"], row["payload"]
            truck.kind = (row["speedFactor"], row["weight"])
            truck.shift, truck.per_km, truck.per_hour = row["shift"], row["perKilometre"], row["perHour"]
            truck.junction, truck.need, truck.yard = row["base"], None, None
            truck.promised = truck.load = 0
            truck.returning, truck.shift_start, truck.out_since = False, None, None
            self.trucks.append(truck)
        self.kinds = sorted(set(truck.kind for truck in self.trucks))

    # processes

    def run(self):
        env = self.env
        env.process(self.clock())
        for hazard in self.case["hazards"]:
            if hazard["kind"] == "loss" and hazard["start"] < self.horizon:
                for site in hazard["sites"]:
                    env.process(self.lose(site, max(0, hazard["start"]) * 60))
        if self.alarm is not None:
            env.process(self.mobilise())
        env.run(until=self.horizon * 60)
        for truck in self.trucks:
            if truck.out_since is not None:
                self.count_busy(truck, self.horizon * 60 - truck.out_since)

    def clock(self):
        for hour in range(self.horizon):
            yield happening(self.env, hour * 60 - self.env.now, HOUR)
            self.turn_hour(hour)
            self.settle()

    def mobilise(self):
        yield happening(self.env, self.alarm + self.policy["mobilising"], MOBILISED)
        self.settle()

    def lose(self, site, minute):
        yield happening(self.env, minute, YARD_LOST, site)
        share = min(
            h["surviving"] for h in self.case["hazards"]
            if h["kind"] == "loss" and site in h["sites"] and h["start"] * 60 <= minute
        )
        if share < self.surviving[site]:
            left = math.floor(self.stock[site] * (share / self.surviving[site]))
            self.lost += self.stock[site] - left
            self.stock[site], self.surviving[site] = left, share

    def settle(self):
        """Orders are given when all else that happens in the minute has happened."""
        if self.dispatch_due == self.env.now:
            return
        self.dispatch_due = self.env.now
        happening(self.env, 0, DISPATCH).callbacks.append(self.dispatch)

    def rest(self, truck):
        yield happening(self.env, DAY, RESTED, truck.number)
        self.settle()

    def go_home(self, truck, minutes):
        yield happening(self.env, minutes, BACK, truck.number)
        truck.returning = False
        self.count_busy(truck, self.env.now - truck.out_since)
        truck.out_since = None
        self.settle()

    def trip(self, truck, minutes):
        env, site, need = self.env, truck.yard, truck.need
        yield happening(env, minutes, AT_DOCK, truck.number)
        came = env.now
        with self.docks[site].request() as dock:
            yield dock
            kg = min(truck.promised, self.stock[site])
            self.promised[site] -= truck.promised
            self.stock[site] -= kg
            need.under_way -= truck.promised - kg
            truck.load = kg
            if kg < truck.promised:
                self.settle()
            if kg == 0:
                truck.yard = truck.need = None
                return
            self.waits[env.now - came] = self.waits.get(env.now - came, 0) + 1
            rate = self.case["sites"][site]["loadingRate"]
            yield happening(env, (kg * 60 + rate - 1) // rate, LOADED, truck.number)
        while True:
            way = self.way(truck, truck.junction, need.junction)
            if way is not None:
                break
            yield happening(env, (env.now // 60 + 1) * 60 - env.now, DEPARTS, truck.number)
        self.trips += 1
        self.haulage += truck.load * way[1]
        self.drive(truck, need.junction, way)
        yield happening(env, way[0] + self.policy["unloading"], UNLOADED, truck.number)
        need.under_way -= truck.load
        need.in_village += truck.load
        if env.now <= need.due:
            need.on_time += truck.load
        lead = env.now - need.release
        self.leads[lead] = self.leads.get(lead, 0) + truck.load
        truck.load, truck.yard, truck.need = 0, None, None
        self.settle()

    # driving

    def state(self):
        return self.roads[min(int(self.env.now) // 60, len(self.roads) - 1)]

    def way(self, truck, origin, target):
        return self.times.table(self.state(), truck.kind, origin).get(target)

    def drive(self, truck, junction, way):
        truck.junction = junction
        self.metres += way[1]
        self.metre_cost += way[1] * truck.per_km

    def count_busy(self, truck, minutes):
        self.busy += minutes
        self.minute_cost += minutes * truck.per_hour

    # orders

    def is_free(self, truck):
        if truck.yard is not None or truck.returning:
            return False
        start, now = truck.shift_start, self.env.now
        return start is None or now >= start + DAY or now < start + truck.shift

    def available(self, site):
        row = self.case["sites"][site]
        if row["docks"] == 0 or row["loadingRate"] == 0:
            return 0
        return max(0, self.stock[site] - self.promised[site])

    def asked(self, need):
        return need.through[self.next_hour - 1] if self.next_hour > 0 else 0

    def lacking(self, need):
        return need.total - self.asked(need) - need.in_village - need.under_way

    def bare_hour(self, need, fuel):
        filled = self.asked(need) + fuel
        low, high = self.next_hour, self.horizon
        while low < high:
            middle = (low + high) // 2
            if need.through[middle] > filled:
                high = middle
            else:
                low = middle + 1
        return low if low < self.horizon else None

    def hours_to_cold(self, need):
        fuel = need.in_village + need.under_way
        bare = self.bare_hour(need, fuel)
        if bare is None:
            return INFINITY
        wait = max(0, bare * 60 - self.env.now) / 60
        fuelled = fuel > 0 and bare != self.bare_hour(need, 0)
        cold, air = self.policy["coldTemperature"], self.weather[need.village][bare]
        hours = None
        for cohort in need.cohorts:
            if cohort.households[bare] == 0:
                continue
            start = self.policy["emergencyTemperature"] if fuelled else cohort.temperature
            if start <= cold:
                to_cold = 0.0
            else:
                gap = cold - air
                ratio = (start - air) / gap if gap != 0 else INFINITY
                to_cold = cohort.tau * math.log(ratio) if ratio < INFINITY and ratio >= 1 else INFINITY
            hours = to_cold if hours is None else min(hours, to_cold)
        return wait + (hours or 0.0)

    def dispatch(self, _):
        self.dispatch_due = -1
        if self.alarm is None or self.env.now < self.alarm + self.policy["mobilising"]:
            return
        free = [truck for truck in self.trucks if self.is_free(truck)]
        if free:
            self.give_orders(free)
        for truck in self.trucks:
            if truck.yard is None and not truck.returning and truck.junction != truck.base:
                way = self.way(truck, truck.junction, truck.base)
                if way is not None:
                    truck.returning = True
                    self.drive(truck, truck.base, way)
                    self.env.process(self.go_home(truck, way[0]))

    def give_orders(self, free):
        state, table = self.state(), self.times.table
        sources = []
        for site, row in enumerate(self.case["sites"]):
            if self.available(site) == 0:
                continue
            for kind in self.kinds:
                near = []
                for truck in free:
                    if truck.kind == kind:
                        way = table(state, kind, truck.junction).get(row["junction"])
                        if way is not None:
                            near.append((truck, way[0]))
                if near:
                    sources.append((site, table(state, kind, row["junction"]), near))
        candidates = {}
        for need in self.needs:
            self.consider(need, sources, candidates)
        while candidates:
            key = min(candidates.values())
            need, site = self.needs[key[-2]], key[-1]
            best = None
            for source, ways, near in sources:
                if source != site or need.junction not in ways:
                    continue
                rest = ways[need.junction][0]
                for truck, minutes in near:
                    total = (minutes + rest, truck.number)
                    if best is None or total < best:
                        best = total
            truck = self.trucks[best[1]]
            self.send(truck, need, site)
            changed, kept = set(), []
            for source, ways, near in sources:
                near = [pair for pair in near if pair[0] is not truck]
                if near and self.available(source) > 0:
                    kept.append((source, ways, near))
                else:
                    changed.add(source)
            sources = kept
            for number in [n for n, c in candidates.items() if n == need.number or c[-1] in changed]:
                del candidates[number]
                self.consider(self.needs[number], sources, candidates)

    def consider(self, need, sources, candidates):
        if self.env.now < need.release or self.lacking(need) <= 0:
            return
        nearest = None
        for site, ways, _ in sources:
            way = ways.get(need.junction)
            if way is not None and (nearest is None or way[0] < nearest[0]):
                nearest = (way[0], site)
        if nearest is not None:
            candidates[need.number] = (
                not need.priority, self.hours_to_cold(need), nearest[0], need.number, nearest[1])

    def send(self, truck, need, site):
        kg = min(truck.payload, self.lacking(need), self.available(site))
        junction = self.case["sites"][site]["junction"]
        way = self.way(truck, truck.junction, junction)
        self.promised[site] += kg
        need.under_way += kg
        truck.need, truck.yard, truck.promised = need, site, kg
        if truck.out_since is None:
            truck.out_since = self.env.now
        if truck.shift_start is None or self.env.now >= truck.shift_start + DAY:
            truck.shift_start = self.env.now
            self.env.process(self.rest(truck))
        self.drive(truck, junction, way)
        self.env.process(self.trip(truck, way[0]))

    # hours

    def turn_hour(self, hour):
        for need in self.needs:
            demand = need.through[hour] - (need.through[hour - 1] if hour > 0 else 0)
            if demand > 0:
                kg = min(demand, need.in_village)
                need.in_village -= kg
                need.burnt += kg
                need.last = (kg, demand)
            households = sum(cohort.households[hour] for cohort in need.cohorts)
            served = households * need.last[0] // need.last[1] if need.burns[hour] else households
            for cohort in need.cohorts:
                cohort.served = min(served, cohort.households[hour])
                served -= cohort.served
        places = [0] * len(self.townships)
        for shelter in self.case["shelters"]:
            if self.alarm is not None and shelter["opens"] and hour * 60 >= self.alarm + shelter["opensAfter"]:
                places[shelter["township"]] += shelter["places"]
        left = [math.floor(p / self.policy["personsPerHousehold"] + 1e-9) for p in places]
        for cohort in self.stoveless:
            cohort.served = min(left[cohort.township], cohort.households[hour])
            left[cohort.township] -= cohort.served
            self.townships[cohort.township]["sheltered"] += cohort.served
        for cohort in self.cohorts:
            self.pass_hour(cohort, hour)
        self.next_hour = hour + 1

    def pass_hour(self, cohort, hour):
        affected, served = cohort.households[hour], cohort.served
        if affected == 0:
            cohort.temperature = cohort.start
            return
        township = self.townships[cohort.township]
        self.affected_by_hour[hour] += affected
        self.served_by_hour[hour] += served
        township["affected"] += affected
        township["served"] += served
        if served == affected:
            cohort.temperature = self.policy["emergencyTemperature"]
            return
        air = self.weather[cohort.village][hour]
        cohort.temperature = air + (cohort.temperature - air) * math.exp(-1 / cohort.tau)
        unserved = affected - served
        if township["firstShortageHour"] is None:
            township["firstShortageHour"] = hour
        for threshold, cold in zip(THRESHOLDS, township["cold"]):
            if cohort.temperature < threshold:
                cold["householdHours"] += unserved
                cold["milliKelvinHours"] += unserved * math.floor((threshold - cohort.temperature) * 1000 + 0.5)
                if cold["firstHour"] is None:
                    cold["firstHour"] = hour
        cohort.clock[served] += 1
        cohort.clock[affected] -= 1

    # answers

    def outcome(self):
        histogram = [0] * (self.horizon + 1)
        for cohort in self.cohorts:
            hours = 0
            for change in cohort.clock[:-1]:
                hours += change
                histogram[hours] += 1
        while histogram and histogram[-1] == 0:
            histogram.pop()
        for township in self.townships:
            for row in [township] + township["cold"]:
                for key in [k for k, v in row.items() if v is None]:
                    del row[key]
        end = self.horizon * 60
        due = [need for need in self.needs if need.due <= end]
        first = None if self.alarm is None else self.alarm + self.policy["mobilising"]
        available = 0
        if first is not None and first < end:
            days, rest = divmod(end - first, DAY)
            available = sum(days * t.shift + min(t.shift, rest) for t in self.trucks)
        return {
            "affectedByHour": self.affected_by_hour, "servedByHour": self.served_by_hour,
            "townships": self.townships, "householdsByUnservedHours": histogram,
            "leadTimes": [{"minutes": int(m), "count": c} for m, c in sorted(self.leads.items())],
            "undelivered": sum(max(0, n.total - n.in_village - n.burnt) for n in self.needs),
            "due": sum(n.total for n in due), "onTime": sum(min(n.total, n.on_time) for n in due),
            "dockWaits": [{"minutes": int(m), "count": c} for m, c in sorted(self.waits.items())],
            "trips": self.trips, "breakdowns": 0, "refusedOrders": 0, "truckDistance": self.metres,
            "haulage": self.haulage, "truckBusy": int(self.busy), "truckAvailable": available,
            "transport": int((self.metre_cost + 500) // 1000 + (self.minute_cost + 30) // 60),
            "start": self.start, "supplied": 0, "inYards": sum(self.stock),
            "onTrucks": sum(t.load for t in self.trucks), "inVillages": sum(n.in_village for n in self.needs),
            "burnt": sum(n.burnt for n in self.needs), "lost": self.lost,
        }


def main():
    with open(sys.argv[1]) as file:
        case = json.load(file)
    for hazard in case["hazards"]:
        hazard["villageSet"] = set(hazard["villages"])
    times, seconds = Times(case), []
    for _ in range(int(sys.argv[2])):
        begin = time.process_time()
        play = Play(case, times)
        play.run()
        outcome = play.outcome()
        seconds.append(time.process_time() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"outcome": outcome, "cpuSeconds": seconds, "peakMiB": peak, "version": simpy.__version__}))


if len(sys.argv) == 2 and sys.argv[1] == "version":
    print(json.dumps({"version": simpy.__version__}))
else:
    main()
