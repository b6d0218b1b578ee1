"""Solves one siting model with one peer, on one thread, and prints what came out as one line of JSON.

    peer.py versions
    peer.py SOLVER MODEL CPU_SECONDS RELATIVE_GAP

SOLVER: highs-strong, highs-weak, scip, cbc, glpsol, cp-sat. MODEL is the neutral file of `ModelFile.swift`.
CPU seconds are those of the solve alone: reading and building the model are not counted for any peer, except that
cbc and glpsol read their MPS file themselves.
"""
import ctypes
import json
import os
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import threading
import time

MODES = ("min-cost", "max-cover", "p-median")


class Model:
    """A siting model as read from the neutral file."""

    def __init__(self, path):
        import numpy

        with open(path, "rb") as file:
            data = file.read()
        if data[:8] != b"HSITING1":
            raise ValueError("not a siting model")
        at = 8

        def take(kind, *shape):
            nonlocal at
            count = 1
            for length in shape:
                count *= length
            values = numpy.frombuffer(data, kind, count, at).reshape(shape)
            at += values.nbytes
            return values

        mode, self.most, self.sites, self.customers, self.scenarios, tables = struct.unpack_from("<6i", data, at)
        at += 24
        self.mode = MODES[mode]
        m, n, s = self.sites, self.customers, self.scenarios
        self.place, self.status = take("<i4", m), take("<i4", m)
        self.capacity, self.opening = take("<f8", m), take("<f8", m)
        self.weight, self.probability = take("<f8", n), take("<f8", s)
        self.demand, self.surviving = take("<f8", s, n), take("<f8", s, m)
        self.table = take("<i4", s)
        self.tables = []
        for _ in range(tables):
            (count,) = struct.unpack_from("<i", data, at)
            at += 4
            self.tables.append((take("<i4", n + 1), take("<i4", count), take("<f8", count)))

    def flows(self, scenario):
        """Customer, site and cost per tonne of every arc that can carry something in a scenario."""
        import numpy

        start, site, cost = self.tables[self.table[scenario]]
        customer = numpy.repeat(numpy.arange(self.customers), numpy.diff(start))
        able = (self.demand[scenario][customer] > 0) & (self.surviving[scenario][site] > 0)
        return customer[able], site[able], cost[able]


class Extensive:
    """A two-stage program from its neutral file (`RecourseModel.swift`): all scenarios in one MPS text."""

    def __init__(self, path):
        with open(path, "rb") as file:
            data = file.read()
        lengths = struct.unpack_from("<4i", data, 8)
        self.text = data[24 + sum(lengths[:3]): 24 + sum(lengths)]


def read(path):
    """The model of a neutral file, whichever kind it is."""
    with open(path, "rb") as file:
        magic = file.read(8)
    return Extensive(path) if magic == b"HRECOUR1" else Model(path)


class Rows:
    """Constraint rows under construction, as triplets."""

    def __init__(self):
        self.count, self.parts, self.lower, self.upper = 0, [], [], []

    def add(self, count, lower, upper, *triplets):
        """Adds `count` rows with common bounds; triplets are (row counted from here, column, value)."""
        import numpy

        for row, column, value in triplets:
            value = numpy.broadcast_to(numpy.asarray(value, float), numpy.shape(column))
            self.parts.append((numpy.asarray(row) + self.count, numpy.asarray(column), value))
        self.lower.append(numpy.full(count, lower, float))
        self.upper.append(numpy.full(count, upper, float))
        self.count += count

    def compressed(self):
        """Row starts, column indices and values, row by row."""
        import numpy

        row, column, value = (numpy.concatenate(part) for part in zip(*self.parts))
        order = numpy.argsort(row, kind="stable")
        start = numpy.concatenate(([0], numpy.cumsum(numpy.bincount(row, minlength=self.count))))
        return start, column[order], value[order]


def linear(model, strong):
    """The extensive form: y binary, x and u the shares of a customer's demand served over an arc, and missing.

    strong: x <= y for every arc. weak: only the capacity rows tie x to y.
    """
    import numpy

    m, inf = model.sites, float("inf")
    free = model.mode == "p-median"
    cost = [numpy.zeros(m) if free else model.opening]
    rows, columns = Rows(), m
    for s in range(model.scenarios):
        customer, site, unit = model.flows(s)
        demand = model.demand[s]
        needy = numpy.flatnonzero(demand > 0)
        row_of = numpy.full(model.customers, -1)
        row_of[needy] = numpy.arange(len(needy))
        x = columns + numpy.arange(len(site))
        columns += len(site)
        served = [(row_of[customer], x, 1.0)]
        if model.mode == "max-cover":
            cost.append(numpy.zeros(len(site)))
            u = columns + numpy.arange(len(needy))
            columns += len(needy)
            cost.append(model.probability[s] * (model.weight * demand)[needy])
            served.append((numpy.arange(len(needy)), u, 1.0))
        else:
            cost.append(model.probability[s] * unit * demand[customer])
        rows.add(len(needy), 1, 1, *served)
        # more than the whole demand is no capacity limit; with x <= y such a row says nothing new
        room = numpy.minimum(model.surviving[s] * model.capacity, demand.sum())
        tight = numpy.flatnonzero(room < demand.sum()) if strong else numpy.arange(m)
        cap_row = numpy.full(m, -1)
        cap_row[tight] = numpy.arange(len(tight))
        limited = cap_row[site] >= 0
        if len(tight):
            rows.add(
                len(tight), -inf, 0,
                (cap_row[site[limited]], x[limited], demand[customer[limited]]),
                (numpy.arange(len(tight)), tight, -room[tight]))
        if strong:
            rows.add(len(x), -inf, 0, (numpy.arange(len(x)), x, 1.0), (numpy.arange(len(x)), site, -1.0))
    sizes = numpy.unique(model.place, return_counts=True)
    for place in sizes[0][sizes[1] > 1]:
        members = numpy.flatnonzero(model.place == place)
        rows.add(1, -inf, 1, (numpy.zeros(len(members), int), members, 1.0))
    if model.most >= 0:
        rows.add(1, -inf, model.most, (numpy.zeros(m, int), numpy.arange(m), 1.0))
    lower, upper = numpy.zeros(columns), numpy.ones(columns)
    lower[:m] = (model.status == 1) | (model.status == 2)
    upper[:m] = model.status != 3
    return numpy.concatenate(cost), lower, upper, rows


def highs_model(model, strong):
    import highspy
    import numpy

    if isinstance(model, Extensive):
        solver = highspy.Highs()
        solver.silent()
        with tempfile.TemporaryDirectory() as folder:
            solver.readModel(mps(model, folder))
        return solver
    cost, lower, upper, rows = linear(model, strong)
    start, index, value = rows.compressed()
    kinds = numpy.zeros(len(cost), numpy.int32)
    kinds[: model.sites] = 1
    solver = highspy.Highs()
    solver.silent()
    solver.passModel(
        len(cost), rows.count, len(index), int(highspy.MatrixFormat.kRowwise), int(highspy.ObjSense.kMinimize), 0.0,
        cost, lower, upper, numpy.concatenate(rows.lower), numpy.concatenate(rows.upper),
        start.astype(numpy.int32), index.astype(numpy.int32), value, kinds)
    return solver


def wall(limit):
    """Wall seconds in which a process gets its CPU seconds: twice as many on a quiet machine, more where many wait."""
    return limit * 2.0 * max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def highs(model, limit, gap, strong):
    import highspy

    if isinstance(model, Extensive) and not strong:
        return dict(status="unsupported", detail="an extensive form comes in one strength")

    solver = highs_model(model, strong)
    for option, setting in (("threads", 1), ("parallel", "off"), ("mip_rel_gap", gap), ("time_limit", wall(limit))):
        solver.setOptionValue(option, setting)
    begin = time.process_time()

    # HiGHS knows wall time only; the limit is in CPU seconds, so the search asks us now and then
    last, done = [None, None], threading.Event()

    def stop(event):
        last[:] = event.data_out.mip_primal_bound, event.data_out.mip_dual_bound
        event.interrupt(time.process_time() - begin > limit)

    # inside one long LP it asks nobody: what it last said then counts, and the process ends
    def watch():
        while not done.wait(0.2):
            cpu = time.process_time() - begin
            if cpu > 1.1 * limit + 1:
                report(dict(status="limit", value=last[0], bound=last[1], cpu=cpu, detail="ended inside an LP"))
                sys.stdout.flush()
                os._exit(0)

    threading.Thread(target=watch, daemon=True).start()
    solver.cbMipInterrupt += stop
    solver.run()
    done.set()
    cpu = time.process_time() - begin
    status, info = solver.getModelStatus(), solver.getInfo()
    names = {highspy.HighsModelStatus.kOptimal: "optimal", highspy.HighsModelStatus.kInfeasible: "infeasible"}
    stopped = (highspy.HighsModelStatus.kTimeLimit, highspy.HighsModelStatus.kInterrupt)
    state = names.get(status, "limit" if status in stopped else "failed")
    return dict(
        status=state, value=info.objective_function_value, bound=info.mip_dual_bound, cpu=cpu,
        detail=str(status) if state == "failed" else None)


def mps(model, folder):
    """The strong model as a free MPS file, written by HiGHS."""
    path = os.path.join(folder, "model.mps")
    if isinstance(model, Extensive):
        with open(path, "wb") as file:
            file.write(model.text)
        return path
    highs_model(model, True).writeModel(path)
    return path


def scip(model, limit, gap):
    import pyscipopt

    solver = pyscipopt.Model()
    solver.hideOutput()
    with tempfile.TemporaryDirectory() as folder:
        solver.readProblem(mps(model, folder))
    settings = {"limits/gap": gap, "limits/time": limit, "timing/clocktype": 1, "parallel/maxnthreads": 1}
    for name, setting in settings.items():
        solver.setParam(name, setting)
    begin = time.process_time()
    solver.optimize()
    cpu = time.process_time() - begin
    names = {"optimal": "optimal", "gaplimit": "optimal", "infeasible": "infeasible", "timelimit": "limit"}
    status = solver.getStatus()
    return dict(
        status=names.get(status, "failed"), value=solver.getObjVal() if solver.getNSols() else None,
        bound=solver.getDualbound(), cpu=cpu, detail=status)


def outside(arguments, limit):
    """Runs a program; its output, the CPU seconds of its own and its peak memory in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(arguments, stdout=log, stderr=log, preexec_fn=end_with_parent)
        deadline, peak, pause = time.monotonic() + wall(limit) + 30, 0.0, 0.0005
        while process.poll() is None:
            peak = max(peak, high_water(process.pid))
            if time.monotonic() > deadline:
                process.kill()
            time.sleep(pause)
            pause = min(0.05, pause * 1.2)
        log.seek(0)
        text = log.read()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return text, cpu, peak


def cbc(model, limit, gap):
    with tempfile.TemporaryDirectory() as folder:
        text, cpu, peak = outside(["cbc", mps(model, folder), "-sec", str(limit), "-ratio", str(gap), "-solve"], limit)

    def last(label):
        found = re.findall(rf"^{label}:\s+(-?[\d.]+(?:[eE][-+]?\d+)?)", text, re.MULTILINE)
        return float(found[-1]) if found else None

    value, bound = last("Objective value"), last("Lower bound")
    if re.search("Result - Optimal solution found", text):
        # CBC prints no bound then: what it proves is the gap it was given
        return dict(status="optimal", value=value, bound=value - gap * abs(value), cpu=cpu, peak=peak)
    if re.search("infeasible", text) and value is None:
        return dict(status="infeasible", cpu=cpu, peak=peak)
    status = "limit" if re.search("Stopped on time|Result - User ctrl|No feasible solution found", text) else "failed"
    return dict(status=status, value=value, bound=bound, cpu=cpu, peak=peak, detail=text[-300:])


def glpsol(model, limit, gap):
    with tempfile.TemporaryDirectory() as folder:
        answer = os.path.join(folder, "answer")
        arguments = ["glpsol", "--freemps", mps(model, folder), "--mir", "--mipgap", str(gap)]
        text, cpu, peak = outside([*arguments, "--tmlim", str(max(1, int(limit))), "-w", answer], limit)
        line = ""
        if os.path.exists(answer):
            with open(answer) as file:
                line = next((row for row in file if row.startswith("s ")), "")
    fields = line.split()
    bounds = re.findall(r">=\s+(-?[\d.]+e[-+]\d+)", text)
    bound = float(bounds[-1]) if bounds else None
    if len(fields) == 6 and fields[1] == "mip":
        value = float(fields[5])
        if fields[4] == "o":
            return dict(status="optimal", value=value, bound=value - gap * abs(value), cpu=cpu, peak=peak)
        if fields[4] == "f":
            return dict(status="limit", value=value, bound=bound, cpu=cpu, peak=peak)
        if fields[4] == "n":
            return dict(status="infeasible", cpu=cpu, peak=peak)
    return dict(status="limit", value=None, bound=bound, cpu=cpu, peak=peak, detail=text[-300:])


def cp_sat(model, limit, gap):
    """Whole tonnes: with whole demands and capacities a transport problem has a whole optimum."""
    import numpy
    from ortools.sat.python import cp_model

    if isinstance(model, Extensive):
        return dict(status="unsupported", detail="CP-SAT is given siting models only")
    room = model.surviving * model.capacity
    if not (numpy.all(model.demand == numpy.round(model.demand)) and numpy.all(room == numpy.round(room))):
        return dict(status="unsupported", detail="CP-SAT needs whole demands and capacities")
    problem = cp_model.CpModel()
    y = [problem.new_bool_var("") for _ in range(model.sites)]
    for j, status in enumerate(model.status):
        if status:
            problem.add(y[j] == (0 if status == 3 else 1))
    terms, prices = ([], []) if model.mode == "p-median" else (list(y), list(model.opening))
    for s in range(model.scenarios):
        into, out = {}, {}
        demand, total = model.demand[s], int(model.demand[s].sum())
        for i, j, unit in zip(*(part.tolist() for part in model.flows(s))):
            need = int(demand[i])
            x = problem.new_int_var(0, need, "")
            problem.add(x <= need * y[j])
            into.setdefault(i, []).append(x)
            out.setdefault(j, []).append(x)
            if model.mode != "max-cover":
                terms.append(x)
                prices.append(model.probability[s] * unit)
        for i in numpy.flatnonzero(demand > 0).tolist():
            if model.mode == "max-cover":
                u = problem.new_int_var(0, int(demand[i]), "")
                into.setdefault(i, []).append(u)
                terms.append(u)
                prices.append(model.probability[s] * model.weight[i])
            problem.add(cp_model.LinearExpr.sum(into.get(i, [])) == int(demand[i]))
        for j, flows in out.items():
            if room[s][j] < total:
                problem.add(cp_model.LinearExpr.sum(flows) <= int(room[s][j]) * y[j])
    for place in numpy.unique(model.place):
        members = numpy.flatnonzero(model.place == place)
        if len(members) > 1:
            problem.add_at_most_one(y[j] for j in members)
    if model.most >= 0:
        problem.add(sum(y) <= model.most)
    problem.minimize(cp_model.LinearExpr.weighted_sum(terms, [float(price) for price in prices]))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.relative_gap_limit = gap
    solver.parameters.max_time_in_seconds = wall(limit)
    begin, done = time.process_time(), threading.Event()

    # CP-SAT knows wall time only; the limit is in CPU seconds
    def watch():
        while not done.wait(0.1):
            if time.process_time() - begin > limit:
                solver.stop_search()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    status = solver.solve(problem)
    cpu = time.process_time() - begin
    done.set()
    names = {cp_model.OPTIMAL: "optimal", cp_model.INFEASIBLE: "infeasible", cp_model.MODEL_INVALID: "failed"}
    value = solver.objective_value if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
    return dict(status=names.get(status, "limit"), value=value, bound=solver.best_objective_bound, cpu=cpu)


def end_with_parent():
    """Lets the kernel kill this process when its parent dies: nothing is left spinning (prctl PR_SET_PDEATHSIG)."""
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)


def high_water(process):
    """Peak resident memory of a process so far, MiB; of its own, not what it inherited when it was started."""
    try:
        with open(f"/proc/{process}/status") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


SOLVERS = {
    "highs-strong": lambda *a: highs(*a, strong=True),
    "highs-weak": lambda *a: highs(*a, strong=False),
    "scip": scip,
    "cbc": cbc,
    "glpsol": glpsol,
    "cp-sat": cp_sat,
}


def versions():
    """Version of each peer that is there."""
    from importlib import metadata

    found = {}
    for package, names in (
        ("highspy", ("highs-strong", "highs-weak")), ("pyscipopt", ("scip",)), ("ortools", ("cp-sat",))):
        try:
            version = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
        found.update({name: f"{package} {version}" for name in names})
    # both are fed an MPS file that highspy writes
    for program, argument in (("cbc", "-stop"), ("glpsol", "--version")):
        if shutil.which(program) and "highs-strong" in found:
            text = subprocess.run([program, argument], capture_output=True, text=True, timeout=20).stdout
            number = re.search(r"(?:Version:|v)\s*(\d+(?:\.\d+)+)|(\d+\.\d+)", text)
            found[program] = f"{program} {next((g for g in number.groups() if g), '?') if number else '?'}"
    return found


def report(answer):
    """Writes an answer; what is no number is nothing."""
    peak = answer.pop("peak", None) or high_water("self")
    answer = {key: None if value != value or value in (float("inf"), float("-inf")) else value
              for key, value in answer.items()}
    if answer.get("value") is not None and abs(answer["value"]) >= 1e20:
        answer["value"] = None
    if answer.get("bound") is not None and abs(answer["bound"]) >= 1e20:
        answer["bound"] = None
    print(json.dumps({**answer, "peakMiB": peak}))


def main(arguments):
    if arguments == ["versions"]:
        print(json.dumps(versions()))
        return
    end_with_parent()
    name, path, limit, gap = arguments[0], arguments[1], float(arguments[2]), float(arguments[3])
    try:
        answer = SOLVERS[name](read(path), limit, gap)
    except MemoryError:
        answer = dict(status="failed", detail="out of memory")
    report(answer)


if __name__ == "__main__":
    main(sys.argv[1:])
