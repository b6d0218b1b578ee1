"""OR-Tools on vehicles that load again: one depot, one class of vehicles, time windows, release dates.

OR-Tools has no trips. The model it improves is the one its own examples use for refilling: optional copies of the depot
where the load falls back to nothing. Release dates are a second dimension beside time: when the trip a stop belongs to
left, constant along clients and free to change only at a copy, where it may not be later than the vehicle stands there.

None of the first-solution strategies fills that model (tried: path cheapest arc, savings, parallel and local cheapest
insertion): each leaves copies out, and clients with them, and after 6 s not one of them served everybody in C203R0.5. So
the first solution is found by parallel cheapest insertion on an equivalent model, every order picked up at the depot
from its release on and delivered: goods that wait aboard while the vehicle loads again could as well be loaded then.
Improving that model instead is no better: 20 % above the best known after 6 s in C203R0.5 and 32 % in R205R0.75, where
the model with copies is at 5 % and 13 % after 10 s.
"""
import math
import time


class Trips:
    """A routing model with time windows over the depot, the clients and as many copies of the depot."""

    def __init__(self, model, distance, vehicles, copies):
        from ortools.constraint_solver import pywrapcp

        self.depot, self.clients = model["depots"][0], model["clients"]
        self.capacity = model["vehicles"][0]["capacity"]
        self.vehicles, self.copies = vehicles, copies
        self.horizon = min(self.depot["due"], 10**9)
        # dearer than any plan
        self.penalty = 10 * self.horizon
        unit, fixed = (model["vehicles"][0][key] for key in ("unit", "fixed"))
        depot = [self.depot["place"]]
        places = depot + [client["place"] for client in self.clients] + depot * copies
        matrix = distance[places][:, places]
        self.manager = pywrapcp.RoutingIndexManager(len(places), vehicles, 0)
        self.routing = pywrapcp.RoutingModel(self.manager)
        self.routing.SetArcCostEvaluatorOfAllVehicles(self.routing.RegisterTransitMatrix((matrix * unit).tolist()))
        self.routing.SetFixedCostOfAllVehicles(fixed)
        services = [0] + [client["service"] for client in self.clients] + [0] * copies
        lasting = self.routing.RegisterTransitMatrix((matrix + [[service] for service in services]).tolist())
        self.clock = self.dimension("time", lasting, self.horizon, self.horizon)
        for index, client in enumerate(self.clients):
            self.clock.CumulVar(self.client(index)).SetRange(client["ready"], min(client["due"], self.horizon))
            # insertion may leave clients out at first; the search brings them in
            self.routing.AddDisjunction([self.client(index)], self.penalty)
        for vehicle in range(vehicles):
            for end in (self.routing.Start(vehicle), self.routing.End(vehicle)):
                self.clock.CumulVar(end).SetRange(self.depot["ready"], self.horizon)

    def client(self, index):
        return self.manager.NodeToIndex(1 + index)

    def copy(self, number):
        return self.manager.NodeToIndex(1 + len(self.clients) + number)

    def dimension(self, name, transit, slack, most, starts_at_nothing=False):
        self.routing.AddDimension(transit, slack, most, starts_at_nothing, name)
        return self.routing.GetDimensionOrDie(name)

    def loads(self, slack, of_client, of_copies):
        """The load aboard: what each client and each copy adds."""
        amounts = [0] + [of_client(client) for client in self.clients] + of_copies
        return self.dimension(
            "load", self.routing.RegisterUnaryTransitVector(amounts), slack, self.capacity, slack > 0)

    def pick_up(self):
        """Copy k is where the goods of client k are picked up."""
        self.loads(0, lambda client: -client["demand"], [client["demand"] for client in self.clients])
        solver = self.routing.solver()
        for index, client in enumerate(self.clients):
            pickup, delivery = self.copy(index), self.client(index)
            self.routing.AddPickupAndDelivery(pickup, delivery)
            solver.Add(self.routing.VehicleVar(pickup) == self.routing.VehicleVar(delivery))
            solver.Add(self.clock.CumulVar(pickup) <= self.clock.CumulVar(delivery))
            self.clock.CumulVar(pickup).SetMin(client["release"])
            self.routing.AddDisjunction([pickup], self.penalty)

    def refill(self):
        """At a copy the load falls by a full one, and by less through its slack."""
        load = self.loads(self.capacity, lambda client: client["demand"], [-self.capacity] * self.copies)
        stands = self.routing.RegisterUnaryTransitVector([0] * (1 + len(self.clients) + self.copies))
        left = self.dimension("left", stands, self.horizon, self.horizon)
        solver = self.routing.solver()
        for index, client in enumerate(self.clients):
            node = self.client(index)
            load.SlackVar(node).SetValue(0)
            left.SlackVar(node).SetValue(0)
            left.CumulVar(node).SetMin(client["release"])
        for vehicle in range(self.vehicles):
            start = self.routing.Start(vehicle)
            load.SlackVar(start).SetValue(0)
            left.SlackVar(start).SetValue(0)
            solver.Add(left.CumulVar(start) == self.clock.CumulVar(start))
        for number in range(self.copies):
            copy = self.copy(number)
            self.routing.AddDisjunction([copy], 0)
            solver.Add(left.CumulVar(copy) + left.SlackVar(copy) <= self.clock.CumulVar(copy))

    def parameters(self, seconds):
        from ortools.constraint_solver import pywrapcp, routing_enums_pb2

        parameters = pywrapcp.DefaultRoutingSearchParameters()
        parameters.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
        parameters.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
        # a wall limit beside the limit in CPU seconds, for a machine that is busy
        parameters.time_limit.FromMilliseconds(int(4000 * seconds + 60000))
        return parameters

    def days(self, answer):
        """For every vehicle its trips, each a list of clients; trips end where copies stand."""
        days = []
        for vehicle in range(self.vehicles):
            trips, index = [[]], self.routing.Start(vehicle)
            while not self.routing.IsEnd(index):
                node = self.manager.IndexToNode(index)
                if 1 <= node <= len(self.clients):
                    trips[-1].append(node - 1)
                elif trips[-1]:
                    trips.append([])
                index = answer.Value(self.routing.NextVar(index))
            days.append([trip for trip in trips if trip])
        return days

    def start(self, days):
        """The solution with these days."""
        routes, number = [], 0
        for trips in days:
            route = []
            for trip in trips:
                if route:
                    route.append(self.copy(number))
                    number += 1
                route += [self.client(index) for index in trip]
            routes.append(route)
        return self.routing.ReadAssignmentFromRoutes(routes, True)


def ortools_trips(model, distance, vehicles, limit):
    """What OR-Tools finds in CPU seconds, the first solution's included."""
    if len(model["depots"]) > 1 or len(model["vehicles"]) > 1 or model["vehicles"][0].get("maxDuration") is not None:
        return dict(status="unsupported", detail="several trips of vehicles that differ, or with a longest duration")
    begin = time.process_time()
    trace, clients = [], model["clients"]
    first = Trips(model, distance, vehicles, len(clients))
    first.pick_up()
    parameters = first.parameters(limit)
    parameters.solution_limit = 1
    found = first.routing.SolveWithParameters(parameters)
    if found is None:
        return dict(status="none", cpu=time.process_time() - begin, trace=[])
    days = first.days(found)
    # a third more than the loads need and three, or two more than there are
    loads = sum(client["demand"] for client in clients) / model["vehicles"][0]["capacity"]
    used = sum(max(0, len(trips) - 1) for trips in days)
    second = Trips(model, distance, vehicles, max(math.ceil(1.3 * loads) + 3 - vehicles, used + 2))
    second.refill()
    routing = second.routing

    def note():
        cost = int(routing.CostVar().Max())
        if cost < second.penalty and (not trace or cost < trace[-1][1]):
            trace.append([time.process_time() - begin, cost])

    routing.AddAtSolutionCallback(note)
    routing.AddSearchMonitor(routing.solver().CustomLimit(lambda: time.process_time() - begin > limit))
    parameters = second.parameters(limit)
    routing.CloseModelWithParameters(parameters)
    answer = routing.SolveFromAssignmentWithParameters(second.start(days), parameters)
    cpu = time.process_time() - begin
    if answer is None or answer.ObjectiveValue() >= second.penalty:
        return dict(status="none", cpu=cpu, trace=[])
    solved = [dict(fleet=0, trips=trips) for trips in second.days(answer) if trips]
    return dict(status="solved", days=solved, trace=trace, cpu=cpu)
