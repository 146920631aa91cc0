#!/usr/bin/env python3
"""Writes customers.csv and customers_new.csv: invented customers, some of whom left.

    python3 samples/generate_customers.py           writes both files beside this script
    python3 samples/generate_customers.py --check   compares with the files that are there

Whether somebody left is drawn with the probability sigmoid(leaving_logit), so a logistic
regression can find the numbers in that function again. The random numbers, the exponential
and the text of every number are worked out here with integers and IEEE arithmetic alone:
every version of Python on every machine writes the same bytes.
"""

import argparse
import sys
from pathlib import Path

SEED = 20240229
KNOWN_CUSTOMERS = 3000
NEW_CUSTOMERS = 200

COLUMNS = ["customer_id", "name", "region", "plan", "age", "tenure_months", "monthly_fee",
           "support_calls", "gigabytes", "note", "churned"]
NEW_COLUMNS = ["plan", "support_calls", "customer_id", "gigabytes", "region", "monthly_fee",
               "tenure_months", "age", "name", "note"]

REGIONS = {"east": 0.0, "north": 0.25, "south": -0.3, "west": 0.1}
PLANS = {"basic": 0.0, "family": -0.7, "plus": -0.25, "premium": 0.4}
FEE_IN_CENTS = {"basic": 1500, "family": 4500, "plus": 2500, "premium": 5500}
UNSEEN_PLAN = "student"

FIRST_NAMES = ["Ada", "Bruno", "Chloé", "Dmitri", "Elif", "Farah", "Goran", "Hanna", "Ines", "Jonas",
               "Kofi", "Lena", "Mateo", "Nadia", "Olga", "Pavel", "Rosa", "Samir", "Tuva", "Viktor"]
LAST_NAMES = ["Adler", "Baker", "Costa", "Dubois", "Eriksen", "Fischer", "García", "Haddad", "Ito", "Jensen",
              "Kowalski", "Lopez", "Moreau", "Novak", "O'Brien", "Petrov", "Rossi", "Schmidt", "Tanaka", "Weber"]
NICKNAMES = ["Ace", "Bee", "Doc", "Flash", "Lucky", "Sunny"]
NOTES = ["Ticket {}: asked for an invoice", "Ticket {}: slow line, router replaced",
         'Ticket {}: said "maybe next year"', "Ticket {}: moved house\nnew address confirmed"]


class Random:
    """SplitMix64 (Steele, Lea, Flood 2014): 64 bits of state, integers only."""

    def __init__(self, seed):
        self.state = seed

    def bits(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return z ^ (z >> 31)

    def below(self, bound):
        return (self.bits() >> 11) * bound >> 53

    def chance(self, probability):
        return self.bits() >> 11 < probability * (1 << 53)

    def pick(self, choices):
        return choices[self.below(len(choices))]

    def bell(self, mean, spread):
        """Integers about mean, nearly normal: a sum of twelve uniform draws has variance 1."""
        twelfth_sum = sum(self.below(1 << 20) for _ in range(12)) - 6 * (1 << 20)
        return mean + twelfth_sum * spread // (1 << 20)


def sigmoid(z):
    """1 / (1 + exp(-z)) with exp(x) = (1 + x / 2^20)^(2^20), by squaring."""
    power = 1 - z / (1 << 20)
    for _ in range(20):
        power *= power
    return 1 / (1 + power)


def leaving_logit(customer):
    """The truth behind the table."""
    return (-1.5 + REGIONS[customer["region"]] + PLANS[customer["plan"]]
            - 0.02 * (customer["age"] - 40)
            - 0.04 * (customer["tenure_months"] - 24)
            + 0.03 * (customer["fee_in_cents"] / 100 - 30)
            + 0.45 * customer["support_calls"]
            - 0.02 * (customer["gigabytes"] - 20))


def draw_customer(random, number):
    plan = random.pick(list(PLANS))
    return {
        "number": number,
        "first_name": random.pick(FIRST_NAMES),
        "last_name": random.pick(LAST_NAMES),
        "nickname": random.pick(NICKNAMES) if random.chance(0.06) else None,
        "region": random.pick(list(REGIONS)),
        "plan": plan,
        "age": min(max(random.bell(44, 11), 18), 90),
        "tenure_months": 1 + min(random.below(72), random.below(96)),
        "fee_in_cents": FEE_IN_CENTS[plan] + 50 * random.below(30),
        "support_calls": min(random.below(4), random.below(7)) + (random.below(5) if random.chance(0.1) else 0),
        "gigabytes": max(random.bell(22, 12), 0),
        "note": random.pick(NOTES) if random.chance(0.1) else None,
    }


def cells_of(customer):
    """The customer as a person's database would export it: column name -> text."""
    name = f"{customer['last_name']}, {customer['first_name']}"
    if customer["nickname"]:
        name += f' "{customer["nickname"]}"'
    fee = customer["fee_in_cents"]
    return {
        "customer_id": f"C{customer['number']:05d}",
        "name": name,
        "region": customer["region"],
        "plan": customer["plan"],
        "age": str(customer["age"]),
        "tenure_months": str(customer["tenure_months"]),
        "monthly_fee": f"{fee // 100}.{fee % 100:02d}",
        "support_calls": str(customer["support_calls"]),
        "gigabytes": str(customer["gigabytes"]),
        "note": (customer["note"] or "").format(customer["number"]),
    }


def lose_some_cells(random, cells):
    for column, share, missing in [("age", 0.03, ""), ("monthly_fee", 0.02, "NA"),
                                   ("gigabytes", 0.04, "NA"), ("region", 0.01, "")]:
        if random.chance(share):
            cells[column] = missing


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"' if any(c in cell for c in ',"\r\n') else cell


def as_csv(columns, table):
    records = [columns] + [[cells[column] for column in columns] for cells in table]
    return "".join(",".join(map(quoted, record)) + "\n" for record in records).encode()


def generate():
    """File name -> bytes."""
    random = Random(SEED)
    known, new = [], []
    for number in range(1, KNOWN_CUSTOMERS + NEW_CUSTOMERS + 1):
        customer = draw_customer(random, number)
        cells = cells_of(customer)
        if number <= KNOWN_CUSTOMERS:
            cells["churned"] = "yes" if random.chance(sigmoid(leaving_logit(customer))) else "no"
            known.append(cells)
        else:
            if random.chance(0.04):
                cells["plan"] = UNSEEN_PLAN
            new.append(cells)
        lose_some_cells(random, cells)
    return {"customers.csv": as_csv(COLUMNS, known), "customers_new.csv": as_csv(NEW_COLUMNS, new)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the files that are there")
    check = parser.parse_args().check
    folder = Path(__file__).resolve().parent
    different = []
    for name, content in generate().items():
        path = folder / name
        if not check:
            path.write_bytes(content)
        elif not path.exists() or path.read_bytes() != content:
            different.append(name)
    if different:
        sys.exit(f"{' and '.join(different)}: not what {Path(__file__).name} writes")


if __name__ == "__main__":
    main()
