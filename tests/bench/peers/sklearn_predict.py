"""Probabilities from a CSV file of coefficients: sklearn_predict.py TABLE COEFFICIENTS OUTPUT"""

import sys

import numpy
import pandas
from sklearn.linear_model import LogisticRegression

table, coefficients, output = sys.argv[1:]
read = pandas.read_csv(coefficients, float_precision="round_trip")
model = LogisticRegression()
model.classes_ = numpy.array([0, 1])
model.intercept_ = read["coefficient"].to_numpy()[:1]
model.coef_ = read["coefficient"].to_numpy()[None, 1:]
x = pandas.read_csv(table)[list(read["term"][1:])].to_numpy()
probability = model.predict_proba(x)[:, 1]
predicted = pandas.DataFrame({"probability": probability, "prediction": (probability > 0.5).astype(int)})
predicted.to_csv(output, index=False)
