// Writes a table for benchmarks to standard output: the same bytes for the same arguments on every machine.
//
//     make_table [--libsvm] ROWS NUMBERS TEXTS [SEED]
//
// NUMBERS columns of correlated numbers with six decimals, TEXTS columns of words with 4 to 40 levels each, and a
// label drawn from a logistic model of them. CSV; or the same rows in the format of LIBSVM, where the features are the
// numbers and then the 0/1 columns of all levels, counted from 1.
#include "base/elementary.h"
#include "base/number.h"
#include "base/random.h"

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
  std::size_t rows = 0;
  std::size_t numbers = 0;
  std::size_t texts = 0;

  std::size_t levels(std::size_t text) const { return 4 + 36 * text / (texts + 1); }
};

enum class Format { csv, libsvm };

std::string header(const Shape& shape) {
  std::string line;
  for (std::size_t j = 0; j < shape.numbers; ++j) line += "x" + std::to_string(j + 1) + ',';
  for (std::size_t c = 0; c < shape.texts; ++c) line += "c" + std::to_string(c + 1) + ',';
  return line + "label\n";
}

// One row as it is drawn.
struct Row {
  std::vector<double> numbers;
  std::vector<std::size_t> levels;
  bool label = false;
};

void draw(const Shape& shape, Random& random, Row& row) {
  const double common = bell(random);
  double logit = -0.5;
  for (std::size_t j = 0; j < shape.numbers; ++j) {
    const double x = 0.5 * common + bell(random);
    logit += (j % 2 == 0 ? 0.3 : -0.25) * x / (1 + 0.1 * static_cast<double>(j));
    row.numbers[j] = x;
  }
  for (std::size_t c = 0; c < shape.texts; ++c) {
    row.levels[c] = random.below(shape.levels(c));
    logit += 0.1 * (static_cast<double>(row.levels[c] % 5) - 2);
  }
  row.label = random.uniform() < 1 / (1 + elementary::exp(-logit));
}

void append_csv(std::string& out, const Row& row) {
  for (const double number : row.numbers) {
    append_fixed(out, number);
    out += ',';
  }
  for (const std::size_t level : row.levels) out += "level_" + std::to_string(level) + ',';
  out += row.label ? "1\n" : "0\n";
}

void append_libsvm(std::string& out, const Shape& shape, const Row& row) {
  out += row.label ? '1' : '0';
  std::size_t feature = 1;
  for (const double number : row.numbers) {
    out += ' ' + std::to_string(feature++) + ':';
    append_fixed(out, number);
  }
  for (std::size_t c = 0; c < shape.texts; ++c) {
    out += ' ' + std::to_string(feature + row.levels[c]) + ":1";
    feature += shape.levels(c);
  }
  out += '\n';
}

void write(const Shape& shape, Format format, Random& random) {
  constexpr std::size_t enough = std::size_t{1} << 20;  // bytes at once
  std::string out = format == Format::csv ? header(shape) : "";
  Row row{std::vector<double>(shape.numbers), std::vector<std::size_t>(shape.texts)};
  for (std::size_t i = 0; i < shape.rows; ++i) {
    draw(shape, random, row);
    if (format == Format::csv) {
      append_csv(out, row);
    } else {
      append_libsvm(out, shape, row);
    }
    if (out.size() < enough) continue;
    std::fwrite(out.data(), 1, out.size(), stdout);
    out.clear();
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
}

int wrong_usage() {
  std::fprintf(stderr, "usage: make_table [--libsvm] ROWS NUMBERS TEXTS [SEED]\n");
  return 2;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string_view> words(arguments + 1, arguments + count);
  Format format = Format::csv;
  if (!words.empty() && words.front() == "--libsvm") {
    format = Format::libsvm;
    words.erase(words.begin());
  }
  if (words.size() < 3 || words.size() > 4) return wrong_usage();
  std::vector<std::size_t> numbers;
  for (const std::string_view word : words) {
    const auto number = logreg::parse_count(word);
    if (!number) return wrong_usage();
    numbers.push_back(*number);
  }
  Random random(numbers.size() > 3 ? numbers[3] : 1);
  write({numbers[0], numbers[1], numbers[2]}, format, random);
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 1;
}
