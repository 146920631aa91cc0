"""scikit-learn without penalty: sklearn_train.py TABLE COEFFICIENTS TOLERANCE"""

import sys

import features
from sklearn.linear_model import LogisticRegression

table, output, tolerance = sys.argv[1:]
x, y, names = features.read(table)
model = LogisticRegression(penalty=None, solver="lbfgs", tol=float(tolerance), max_iter=100_000).fit(x, y)
features.write_coefficients(output, names, model.intercept_[0], model.coef_)
