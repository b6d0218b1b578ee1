"""Solves a mixed-integer program from an MPS file with HiGHS on one thread and prints what came out as JSON."""

import json
import math
import sys
import time

import highspy


def main(path, limit, gap):
    highs = highspy.Highs()
    highs.silent()
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("parallel", "off")
    highs.setOptionValue("time_limit", limit)
    highs.setOptionValue("mip_rel_gap", gap)
    highs.readModel(path)
    begin = time.process_time()
    highs.run()
    cpu = time.process_time() - begin
    info = highs.getInfo()
    value, bound = info.objective_function_value, info.mip_dual_bound
    status = highs.modelStatusToString(highs.getModelStatus())
    finite = lambda number: number if math.isfinite(number) else None
    found = info.primal_solution_status == 2
    print(json.dumps(dict(status=status, value=finite(value) if found else None, bound=finite(bound), cpu=cpu)))


main(sys.argv[1], float(sys.argv[2]), float(sys.argv[3]))
