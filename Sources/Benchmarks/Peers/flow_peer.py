"""Solves one network flow as a linear program with HiGHS and prints what came out as JSON."""

import json
import sys
import time

import highspy
import numpy


def model(path):
    """Tonnes and yuan: the file holds counts, then tail, head (int32), capacity, cost (int64) and supply (int64)."""
    with open(path, "rb") as file:
        arcs, nodes = numpy.fromfile(file, numpy.int64, 2)
        tail, head = (numpy.fromfile(file, numpy.int32, arcs) for _ in range(2))
        capacity, cost = (numpy.fromfile(file, numpy.int64, arcs) for _ in range(2))
        supply = numpy.fromfile(file, numpy.int64, nodes)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = int(arcs), int(nodes)
    lp.col_cost_ = cost / 1e5
    lp.col_lower_, lp.col_upper_ = numpy.zeros(arcs), capacity / 1e3
    lp.row_lower_ = lp.row_upper_ = supply / 1e3
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = numpy.arange(0, 2 * arcs + 1, 2, dtype=numpy.int32)
    lp.a_matrix_.index_ = numpy.column_stack((tail, head)).ravel()
    lp.a_matrix_.value_ = numpy.tile([1.0, -1.0], arcs)
    return lp


def main(method, path, limit):
    highs = highspy.Highs()
    highs.silent()
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("parallel", "off")
    highs.setOptionValue("solver", method)
    highs.setOptionValue("time_limit", 3 * limit)
    highs.passModel(model(path))
    begin = time.process_time()
    highs.run()
    cpu = time.process_time() - begin
    status = highs.getModelStatus()
    isOptimal = status == highspy.HighsModelStatus.kOptimal
    with open("/proc/self/status") as file:
        peak = next(int(line.split()[1]) / 1024 for line in file if line.startswith("VmHWM:"))
    value = highs.getInfo().objective_function_value if isOptimal else None
    print(json.dumps(dict(status="optimal" if isOptimal else str(status), value=value, cpu=cpu, peakMiB=peak)))


main(sys.argv[1], sys.argv[2], float(sys.argv[3]))
