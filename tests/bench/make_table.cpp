// Writes a table for benchmarks to standard output: the same bytes for the same arguments on every machine.
//
//     make_table ROWS NUMBERS TEXTS [SEED]
//
// NUMBERS columns of correlated numbers with six decimals, TEXTS columns of words with 4 to 40 levels each, and a
// label drawn from a logistic model of them.
#include "base/elementary.h"
#include "base/number.h"
#include "base/random.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace logreg;

// The sum of four uniforms: bell-shaped, mean 0, standard deviation 1.
double bell(Random& random) {
  const double sum = random.uniform() + random.uniform() + random.uniform() + random.uniform();
  return (sum - 2) * 1.7320508075688772;
}

void append_fixed(std::string& text, double value) {
  auto micro = static_cast<long long>(value * 1e6 + (value < 0 ? -0.5 : 0.5));
  if (micro < 0) text += '-';
  micro = micro < 0 ? -micro : micro;
  text += std::to_string(micro / 1000000);
  const std::string fraction = std::to_string(1000000 + micro % 1000000);
  text += '.';
  text.append(fraction, 1);
}

struct Shape {
  std::size_t rows;
  std::size_t numbers;
  std::size_t texts;
};

std::string header(const Shape& shape) {
  std::string line;
  for (std::size_t j = 0; j < shape.numbers; ++j) line += "x" + std::to_string(j + 1) + ',';
  for (std::size_t c = 0; c < shape.texts; ++c) line += "c" + std::to_string(c + 1) + ',';
  return line + "label\n";
}

void write(const Shape& shape, Random& random) {
  std::string out = header(shape);
  for (std::size_t i = 0; i < shape.rows; ++i) {
    const double common = bell(random);
    double logit = -0.5;
    for (std::size_t j = 0; j < shape.numbers; ++j) {
      const double x = 0.5 * common + bell(random);
      logit += (j % 2 == 0 ? 0.3 : -0.25) * x / (1 + 0.1 * static_cast<double>(j));
      append_fixed(out, x);
      out += ',';
    }
    for (std::size_t c = 0; c < shape.texts; ++c) {
      const std::uint64_t level = random.below(4 + 36 * c / (shape.texts + 1));
      logit += 0.1 * (static_cast<double>(level % 5) - 2);
      out += "level_" + std::to_string(level) + ',';
    }
    const double probability = 1 / (1 + elementary::exp(-logit));
    out += random.uniform() < probability ? "1\n" : "0\n";
    if (out.size() < (1U << 20)) continue;
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::size_t> numbers;
  for (int i = 1; i < count; ++i) {
    const auto number = logreg::parse_count(arguments[i]);
    if (!number) {
      std::fprintf(stderr, "usage: make_table ROWS NUMBERS TEXTS [SEED]\n");
      return 2;
    }
    numbers.push_back(*number);
  }
  if (numbers.size() < 3) {
    std::fprintf(stderr, "usage: make_table ROWS NUMBERS TEXTS [SEED]\n");
    return 2;
  }
  logreg::Random random(numbers.size() > 3 ? numbers[3] : 1);
  write({numbers[0], numbers[1], numbers[2]}, random);
  return std::fflush(stdout) == 0 ? 0 : 1;
}
