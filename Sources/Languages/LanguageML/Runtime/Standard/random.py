# SPDX-License-Identifier: Apache-2.0
"""`import random;`: chance, for games and tests; secrets come from `crypto`.

Each module that imports it has a generator of its own: to seed it changes nothing for others.
"""

from ml_standard import exports, items, number, shown, whole


def module(grants):
    generators = []

    def generator():
        if not generators:
            import random

            generators.append(random.Random())
        return generators[0]

    def given(name, values):
        if not items(values, f"random.{name}: items"):
            raise ValueError(f"random.{name}: the array is empty")
        return values

    def seed(value):
        """The same seed, a whole number or a text, leads to the same numbers."""
        generator().seed(value if isinstance(value, str) else whole(value, "random.seed: value"))

    def random():
        """From 0 to below 1."""
        return generator().random()

    def uniform(low, high):
        """Any number between two."""
        return generator().uniform(
            number(low, "random.uniform: low"), number(high, "random.uniform: high")
        )

    def randomInt(low, high):
        """A whole number, both ends included."""
        low, high = whole(low, "random.randomInt: low"), whole(high, "random.randomInt: high")
        if low > high:
            raise ValueError(f"random.randomInt: low ({shown(low)}) is above high ({shown(high)})")
        return generator().randint(low, high)

    def gauss(mean=0, deviation=1):
        """A number of the normal distribution."""
        return generator().gauss(
            number(mean, "random.gauss: mean"), number(deviation, "random.gauss: deviation")
        )

    def boolean(probability=0.5):
        """True with a probability from 0 to 1."""
        return generator().random() < number(probability, "random.boolean: probability")

    def choice(values):
        """One of the items."""
        return generator().choice(given("choice", values))

    def choices(values, count, weights=None):
        """Some of the items, also one more than once; `weights` say how likely each is."""
        given("choices", values)
        count = whole(count, "random.choices: count", 0)
        if weights is not None:
            weights = [
                number(weight, "random.choices: weight")
                for weight in items(weights, "random.choices: weights")
            ]
            if len(weights) != len(values):
                raise ValueError("random.choices: weights must be as many as the items")
            if min(weights) < 0 or not 0 < sum(weights) < float("inf"):
                raise ValueError("random.choices: weights must be 0 or more, and one above 0")
        return generator().choices(values, weights, k=count)

    def sample(values, count):
        """Some of the items, each place at most once."""
        count = whole(count, "random.sample: count", 0)
        if count > len(items(values, "random.sample: items")):
            raise ValueError(f"random.sample: there are {len(values)} items, not {count}")
        return generator().sample(list(values), count)

    def shuffle(values):
        """The items in another order, as a new array."""
        values = list(items(values, "random.shuffle: items"))
        generator().shuffle(values)
        return values

    return exports(
        "random",
        [boolean, choice, choices, gauss, random, randomInt, sample, seed, shuffle, uniform],
    )
