"""The linear booster of xgboost without penalty: gblinear.py TABLE COEFFICIENTS THREADS ROUNDS"""

import sys

import features
import xgboost

table, output, threads, rounds = sys.argv[1:]
x, y, names = features.read(table)
options = {"booster": "gblinear", "objective": "binary:logistic", "updater": "coord_descent", "eta": 1, "lambda": 0,
           "alpha": 0, "nthread": int(threads), "base_score": 0.5}
booster = xgboost.train(options, xgboost.DMatrix(x, label=y), num_boost_round=int(rounds))
# "bias:", the intercept, "weight:", the coefficients; one a line.
lines = booster.get_dump()[0].split()
features.write_coefficients(output, names, lines[1], [float(line) for line in lines[3:]])
