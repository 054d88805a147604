"""The office of `benches/simulate.rs` as a SimPy model.

    pip install simpy
    cargo bench --bench simulate -- office | python3 benches/peers/simpy_office.py

It reads, line by line: the most minutes of each row (drawn from none to that by PERT, likeliest half of it), the actor of
each row, the officers of each actor, which row leads back to which and how often, the cases of a working day and how many
cases count; then the working days, each with its opening, the beginning and the end of its rest, and its close, in
seconds. Minutes pass while the office works: work that is not done at its close goes on at the next opening. Cases come by
chance, alike over the office seconds of a day. The last word that it prints is how many cases it plays in a second.
"""

import random
import sys
import time
from bisect import bisect_left, bisect_right

import simpy


class Hours:
    """The office seconds that have passed, and when so many of them have."""

    def __init__(self, days):
        self.days = days
        self.opens = [day[0] for day in days]
        self.before = []
        passed = 0
        for opening, rest, back, close in days:
            self.before.append(passed)
            passed += rest - opening + close - back
        self.all = passed

    def passed(self, now):
        at = bisect_right(self.opens, now) - 1
        if at < 0:
            return 0
        opening, rest, back, close = self.days[at]
        worked = min(now, rest) - opening
        if now > back:
            worked += min(now, close) - back
        return self.before[at] + worked

    def reached(self, seconds):
        at = max(bisect_left(self.before, seconds) - 1, 0)
        opening, rest, back, _ = self.days[at]
        today = seconds - self.before[at]
        return opening + today if today <= rest - opening else back + today - (rest - opening)


def read(lines):
    words = [line.split() for line in lines]
    minutes, actors, staff = ([int(word) for word in line] for line in words[:3])
    back = (int(words[3][0]), int(words[3][1]), float(words[3][2]))
    per_day, cases = float(words[4][0]), int(words[4][1])
    days = [tuple(map(int, line)) for line in words[5:]]
    return minutes, actors, staff, back, per_day, cases, days


def main():
    minutes, actors, staff, back, per_day, cases, days = read(sys.stdin)
    hours, chance, env = Hours(days), random.Random(1), simpy.Environment()
    officers = [simpy.Resource(env, capacity=number) for number in staff]
    took = []

    def case():
        began, row = env.now, 0
        while row < len(minutes):
            with officers[actors[row]].request() as seat:
                yield seat
                need = chance.betavariate(3, 3) * minutes[row] * 60
                yield env.timeout(hours.reached(hours.passed(env.now) + need) - env.now)
            row = back[1] if row == back[0] and chance.random() < back[2] else row + 1
        took.append(env.now - began)

    def arrivals():
        expected, come = 0.0, 0
        while come < cases:
            expected += chance.expovariate(1.0) / per_day
            at = int(expected)
            if at >= len(days):
                return
            opening, rest, again, close = days[at]
            whole = rest - opening + close - again
            yield env.timeout(hours.reached(hours.before[at] + (expected - at) * whole) - env.now)
            env.process(case())
            come += 1

    env.process(arrivals())
    begin = time.perf_counter()
    try:
        env.run()
    except IndexError:
        pass
    taken = time.perf_counter() - begin
    mean = sum(took) / len(took) / 86_400
    print(f"SimPy: {len(took)} cases, {mean:.3f} calendar days on average, cases a second: {len(took) / taken:.0f}")


if __name__ == "__main__":
    main()
