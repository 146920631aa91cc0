"""How the Python programs turn a table into features: numbers as they are, text columns one-hot and sparse."""

import csv

import numpy
import pandas


def read(path):
    """Features, labels, and the name of each feature."""
    table = pandas.read_csv(path)
    labels = table.pop("label").to_numpy()
    texts = [name for name in table.columns if table[name].dtype == object]
    numbers = [name for name in table.columns if name not in texts]
    if not texts:
        return table.to_numpy(), labels, numbers
    import scipy.sparse
    from sklearn.preprocessing import OneHotEncoder
    encoder = OneHotEncoder()
    levels = encoder.fit_transform(table[texts])
    names = [f"{text}={level}" for text, found in zip(texts, encoder.categories_) for level in found]
    features = scipy.sparse.hstack([scipy.sparse.csr_matrix(table[numbers].to_numpy()), levels], format="csr")
    return features, labels, numbers + names


def write_coefficients(path, names, intercept, coefficients):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["term", "coefficient"])
        values = [float(intercept), *map(float, numpy.ravel(coefficients))]
        writer.writerows(zip(["(intercept)", *names], map(repr, values)))
