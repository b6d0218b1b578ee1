"""Solves one routing problem with one peer, on one thread, and prints what came out as one line of JSON.

    routing_peer.py versions
    routing_peer.py SOLVER MODEL CPU_SECONDS SEED

SOLVER: pyvrp, ortools, vroom. MODEL is the JSON of `RoutingFile.swift`, whole numbers throughout. CPU seconds are those
of the search alone; `trace` lists CPU second and cost of every better solution, where the peer tells.
"""
import ctypes
import json
import math
import signal
import sys
import time


def ways(model):
    """The matrix of whole distances under the model's rounding."""
    import numpy

    x, y = numpy.asarray(model["x"], float), numpy.asarray(model["y"], float)
    exact = numpy.sqrt((x[:, None] - x[None, :]) ** 2 + (y[:, None] - y[None, :]) ** 2) * model["scale"]
    half = 0.5 if model["isNearest"] else 0.0
    return numpy.floor(exact + half).astype(numpy.int64)


def counts(model):
    """Vehicles of each class: those there are, or, where nobody counts them, a third more than the loads need and three."""
    total = sum(client["demand"] for client in model["clients"])
    most = len(model["clients"])
    return [
        min(most, math.ceil(1.3 * total / max(1, vehicle["capacity"])) + 3 if vehicle.get("count") is None
            else vehicle["count"])
        for vehicle in model["vehicles"]]


def may(client, number):
    return client["access"] >> number & 1 == 1


def pyvrp(model, limit, seed):
    import numpy
    from pyvrp import Client, Depot, Location, ProblemData, VehicleType, solve

    distance = ways(model)
    depots, clients, vehicles = model["depots"], model["clients"], model["vehicles"]
    # PyVRP caps the price of a unit of overload: as its own reader does, loads are scaled like distances
    load = max(1, int(model["scale"]))
    profiles, matrices, kinds = {}, [], []
    for number in range(len(vehicles)):
        key = tuple(may(client, number) for client in clients)
        if key not in profiles:
            profiles[key] = len(matrices)
            matrix = distance.copy()
            barred = [client["place"] for client, able in zip(clients, key) if not able]
            # what a vehicle may not reach is farther than any route
            matrix[:, barred] = matrix[barred, :] = 1 << 40
            numpy.fill_diagonal(matrix, 0)
            matrices.append(matrix)
        kinds.append(profiles[key])
    types = []
    for number, (vehicle, count) in enumerate(zip(vehicles, counts(model))):
        more = {} if vehicle.get("maxDuration") is None else dict(shift_duration=vehicle["maxDuration"])
        if vehicle["maxTrips"] > 1:
            more.update(reload_depots=[vehicle["depot"]], max_reloads=vehicle["maxTrips"] - 1)
        depot = depots[vehicle["depot"]]
        types.append(VehicleType(
            num_available=count, capacity=[load * vehicle["capacity"]], start_depot=vehicle["depot"],
            end_depot=vehicle["depot"], fixed_cost=vehicle["fixed"], tw_early=depot["ready"], tw_late=depot["due"],
            unit_distance_cost=vehicle["unit"], profile=kinds[number], **more))
    data = ProblemData(
        locations=[Location(x, y) for x, y in zip(model["x"], model["y"])],
        clients=[
            Client(
                location=client["place"], delivery=[load * client["demand"]], service_duration=client["service"],
                tw_early=client["ready"], tw_late=client["due"], release_time=client["release"])
            for client in clients],
        depots=[Depot(location=depot["place"]) for depot in depots], vehicle_types=types,
        distance_matrices=matrices, duration_matrices=matrices)
    trace, begin = [], time.process_time()

    def stop(best):
        now = time.process_time() - begin
        # an infeasible best costs the largest number there is
        if best < 1 << 50 and (not trace or best < trace[-1][1]):
            trace.append([now, best])
        return now > limit

    result = solve(data, stop, seed=seed, collect_stats=False)
    cpu = time.process_time() - begin
    if not result.is_feasible():
        return dict(status="none", cpu=cpu, trace=[])
    days = []
    for route in result.best.routes():
        trips, trip = [], []
        for activity in route:
            if activity.is_client():
                trip.append(activity.idx)
            elif trip:
                trips.append(trip)
                trip = []
        days.append(dict(fleet=route.vehicle_type(), trips=trips + ([trip] if trip else [])))
    return dict(status="solved", days=days, trace=trace, cpu=cpu)


def ortools(model, limit, seed):
    from ortools.constraint_solver import pywrapcp, routing_enums_pb2

    depots, clients, vehicles = model["depots"], model["clients"], model["vehicles"]
    if any(vehicle["maxTrips"] > 1 for vehicle in vehicles):
        from trips_peer import ortools_trips

        return ortools_trips(model, ways(model), sum(counts(model)), limit)
    distance = ways(model)
    places = [depot["place"] for depot in depots] + [client["place"] for client in clients]
    matrix = distance[places][:, places]
    kinds = [number for number, count in enumerate(counts(model)) for _ in range(count)]
    starts = [vehicles[kind]["depot"] for kind in kinds]
    manager = pywrapcp.RoutingIndexManager(len(places), len(kinds), starts, starts)
    routing = pywrapcp.RoutingModel(manager)
    costs = {}
    for number, kind in enumerate(kinds):
        unit = vehicles[kind]["unit"]
        if unit not in costs:
            costs[unit] = routing.RegisterTransitMatrix((matrix * unit).tolist())
        routing.SetArcCostEvaluatorOfVehicle(costs[unit], number)
        routing.SetFixedCostOfVehicle(vehicles[kind]["fixed"], number)
    first = len(depots)
    demands = [0] * first + [client["demand"] for client in clients]
    load = routing.RegisterUnaryTransitVector(demands)
    routing.AddDimensionWithVehicleCapacity(load, 0, [vehicles[k]["capacity"] for k in kinds], True, "load")
    for index, client in enumerate(clients):
        able = [number for number, kind in enumerate(kinds) if may(client, kind)]
        if len(able) < len(kinds):
            routing.SetAllowedVehiclesForIndex(able, manager.NodeToIndex(first + index))
    horizon = max(depot["due"] for depot in depots)
    longest = [vehicle.get("maxDuration") for vehicle in vehicles]
    services = [0] * first + [client["service"] for client in clients]
    is_timed = any(client["due"] < horizon or client["ready"] > 0 for client in clients) or any(longest)
    if is_timed:
        horizon = min(horizon, 10**9)
        transit = routing.RegisterTransitMatrix((matrix + [[service] for service in services]).tolist())
        routing.AddDimension(transit, horizon, horizon, False, "time")
        clock = routing.GetDimensionOrDie("time")
        for index, client in enumerate(clients):
            clock.CumulVar(manager.NodeToIndex(first + index)).SetRange(client["ready"], min(client["due"], horizon))
        for number, kind in enumerate(kinds):
            depot = depots[vehicles[kind]["depot"]]
            for end in (routing.Start(number), routing.End(number)):
                clock.CumulVar(end).SetRange(depot["ready"], min(depot["due"], horizon))
            if longest[kind] is not None:
                clock.SetSpanUpperBoundForVehicle(longest[kind], number)
            routing.AddVariableMinimizedByFinalizer(clock.CumulVar(routing.End(number)))
    parameters = pywrapcp.DefaultRoutingSearchParameters()
    strategies = routing_enums_pb2.FirstSolutionStrategy
    parameters.first_solution_strategy = (
        strategies.PARALLEL_CHEAPEST_INSERTION if is_timed else strategies.SAVINGS)
    if len(depots) > 1 or len(vehicles) > 1:
        parameters.first_solution_strategy = strategies.PARALLEL_CHEAPEST_INSERTION
    parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    # a wall limit beside the limit in CPU seconds, for a machine that is busy
    parameters.time_limit.FromMilliseconds(int(4000 * limit + 60000))
    trace, begin = [], time.process_time()
    routing.AddAtSolutionCallback(lambda: trace.append([time.process_time() - begin, int(routing.CostVar().Max())]))
    solver = routing.solver()
    routing.AddSearchMonitor(solver.CustomLimit(lambda: time.process_time() - begin > limit))
    answer = routing.SolveWithParameters(parameters)
    cpu = time.process_time() - begin
    if answer is None:
        return dict(status="none", cpu=cpu, trace=[])
    better = []
    for now, cost in trace:
        if not better or cost < better[-1][1]:
            better.append([now, cost])
    days = []
    for number, kind in enumerate(kinds):
        trip, index = [], routing.Start(number)
        while not routing.IsEnd(index):
            node = manager.IndexToNode(index)
            if node >= first:
                trip.append(node - first)
            index = answer.Value(routing.NextVar(index))
        if trip:
            days.append(dict(fleet=kind, trips=[trip]))
    return dict(status="solved", days=days, trace=better, cpu=cpu)


def vroom(model, limit, seed):
    """VROOM ends by itself and tells nothing before: it counts from the moment it ended.

    Where vehicles make several trips, every order is a shipment, picked up at the depot from its release on: goods that
    wait aboard while the vehicle loads again could as well be loaded then, so that this is the same problem.
    """
    from datetime import timedelta

    import vroom as package

    depots, clients, vehicles = model["depots"], model["clients"], model["vehicles"]
    horizon = max(depot["due"] for depot in depots)
    has_windows = any(client["due"] < horizon or client["ready"] > 0 for client in clients)
    longest = [vehicle.get("maxDuration") for vehicle in vehicles]
    reloads = any(vehicle["maxTrips"] > 1 for vehicle in vehicles)
    if (any(longest) and has_windows) or (reloads and len(depots) > 1):
        return dict(status="unsupported", detail="a longest duration beside windows, or several trips of several depots")
    problem = package.Input()
    problem.set_durations_matrix("car", ways(model))
    for index, client in enumerate(clients):
        windows = [] if not has_windows else [package.TimeWindow(client["ready"], client["due"])]
        stop = dict(location=client["place"], default_service=client["service"], time_windows=windows)
        skills = {index + 1} if any(not may(client, k) for k in range(len(vehicles))) else set()
        if reloads:
            problem.add_shipment(
                package.ShipmentStep(
                    id=index, location=depots[0]["place"],
                    time_windows=[package.TimeWindow(client["release"], horizon)]),
                package.ShipmentStep(id=index, **stop), amount=package.Amount([client["demand"]]), skills=skills)
        else:
            problem.add_job(package.Job(id=index, delivery=[client["demand"]], skills=skills, **stop))
    kinds = [number for number, count in enumerate(counts(model)) for _ in range(count)]
    for number, kind in enumerate(kinds):
        vehicle, depot = vehicles[kind], depots[vehicles[kind]["depot"]]
        window = None
        if longest[kind] is not None:
            window = package.TimeWindow(0, longest[kind])
        elif has_windows:
            window = package.TimeWindow(depot["ready"], depot["due"])
        more = {} if window is None else dict(time_window=window)
        problem.add_vehicle(package.Vehicle(
            id=number, start=depot["place"], end=depot["place"], capacity=[vehicle["capacity"]],
            skills={index + 1 for index, client in enumerate(clients) if may(client, kind)},
            costs=package.VehicleCosts(fixed=vehicle["fixed"], per_hour=3600 * vehicle["unit"]), **more))
    begin = time.process_time()
    answer = problem.solve(exploration_level=5, nb_threads=1, timeout=timedelta(seconds=limit))
    cpu = time.process_time() - begin
    if len(answer.unassigned):
        return dict(status="none", cpu=cpu, trace=[], detail=f"{len(answer.unassigned)} unassigned")
    days = []
    for number, steps in answer.routes.groupby("vehicle_id", sort=False):
        trips = [[]]
        for client, kind in zip(steps["id"], steps["type"]):
            if kind == "pickup" and trips[-1]:
                trips.append([])
            elif kind in ("job", "delivery"):
                trips[-1].append(int(client))
        if trips[0]:
            days.append(dict(fleet=kinds[int(number)], trips=trips))
    return dict(status="solved", days=days, trace=[], cpu=cpu)


SOLVERS = {"pyvrp": pyvrp, "ortools": ortools, "vroom": vroom}


def versions():
    """Version of each peer that is there."""
    from importlib import metadata

    found = {}
    for name, package in (("pyvrp", "pyvrp"), ("ortools", "ortools"), ("vroom", "pyvroom")):
        try:
            found[name] = f"{package} {metadata.version(package)}"
        except metadata.PackageNotFoundError:
            continue
    return found


def main(arguments):
    if arguments == ["versions"]:
        print(json.dumps(versions()))
        return
    # the kernel ends this process when its parent dies (prctl PR_SET_PDEATHSIG)
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    with open(arguments[1]) as file:
        model = json.load(file)
    print(json.dumps(SOLVERS[arguments[0]](model, float(arguments[2]), int(arguments[3]))))


if __name__ == "__main__":
    main(sys.argv[1:])
