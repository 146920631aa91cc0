#include "fit/recession_cone.h"

#include "descent/design_matrix.h"
#include "descent/linear_algebra.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>
#include <utility>

namespace logreg {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr double zero_entry = 1e-12;    // of a row in a basis vector, as a part of the largest it could be
constexpr double violated = 1e-9;       // a margin so far below zero, as a part of the largest it could be
constexpr double zero_pivot = 1e-9;     // what elimination leaves of a row that depends on others
constexpr double zero_residual = 1e-7;  // of the multipliers' sum, as a part of the sum of its sizes
constexpr double moved = 1e-7;          // a function, as a part of the sum of its sizes
constexpr std::size_t all_rows = 400;   // so few enter at once
constexpr std::size_t most_rounds = 100;
constexpr std::size_t most_dimensions = 600;
// Simplex steps x entries of the matrix: some nanoseconds each.
constexpr std::size_t most_work = std::size_t{1} << 33;        // to find a direction
constexpr std::size_t most_work_aside = std::size_t{1} << 29;  // to learn what directions do to weights
constexpr std::size_t most_entries = std::size_t{1} << 22;     // of the programme's matrix

double largest(std::span<const double> values) {
  double result = 0;
  for (const double value : values) result = std::max(result, std::abs(value));
  return result;
}

}  // namespace

SignedRows::SignedRows(const Design& design, std::vector<Term> terms, const Kernels& kernels, const Run& run)
    : design_(&design),
      terms_(std::move(terms)),
      kernels_(&kernels),
      run_(&run),
      block_rows_(design.blocks.front().rows) {}

double SignedRows::weight(std::size_t i) const {
  const DesignBlock& block = block_of(i);
  return block.weights.empty() ? 1 : block.weights[i % block_rows_];
}

double SignedRows::offset(std::size_t i) const {
  const DesignBlock& block = block_of(i);
  if (block.offsets.empty()) return 0;
  return is_positive(i) ? block.offsets[i % block_rows_] : -block.offsets[i % block_rows_];
}

std::vector<double> SignedRows::margins(const Direction& direction) const {
  const DesignMatrix x(*design_, terms_, TermUnits::stored, *kernels_, *run_);
  const StoredVector stored = x.stored(direction);
  std::vector<double> result(count());
  x.for_each_block([&](const RowBlock& block) {
    const std::span<double> margins = std::span(result).subspan(block.first_row, block.rows.rows);
    x.set_products(block.rows, stored, margins);
    for (std::size_t i = 0; i < margins.size(); ++i) {
      if (block.rows.labels[i] < 0.5) margins[i] = -margins[i];
    }
  });
  return result;
}

double SignedRows::reach(const Direction& direction) const {
  double sum = std::abs(direction[0]);
  std::vector<double> of_category(design_->categorical.size(), 0.0);
  std::vector<double> of_slopes(design_->slopes().size(), 0.0);
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double size = std::abs(direction[t + 1]);
    if (!terms_[t].numeric) {
      of_category[terms_[t].column] = std::max(of_category[terms_[t].column], size);
      continue;
    }
    // Stored numbers are below 1.
    const NumericPlace place = design_->place(terms_[t].column);
    if (place.is_slope()) {
      double& largest = of_slopes[place.column - design_->stored_columns()];
      largest = std::max(largest, size);
    } else {
      sum += size;
    }
  }
  for (const double size : of_category) sum += size;
  for (const double size : of_slopes) sum += size;
  return sum;
}

std::vector<double> SignedRows::row(std::size_t i) const {
  const DesignBlock& block = block_of(i);
  const std::size_t at = i % block_rows_;
  const double sign = is_positive(i) ? 1 : -1;
  std::vector<double> result = {design_->has_intercept ? sign : 0};
  for (const Term& term : terms_) {
    const double x = term.numeric ? design_->number(block, term.column, at)
                                  : static_cast<double>(design_->codes(block, term.column)[at] == term.level);
    result.push_back(sign * x);
  }
  return result;
}

RecessionCone::RecessionCone(const SignedRows& rows, std::vector<std::uint8_t> asked, std::vector<Direction> basis)
    : rows_(rows), asked_(std::move(asked)), basis_(std::move(basis)), is_taken_(rows.count(), 0) {
  for (const Direction& vector : basis_) entry_scale_.push_back(rows_.reach(vector));
}

bool RecessionCone::is_too_large(std::size_t rows) const {
  return basis_.size() > most_dimensions || rows * basis_.size() > most_entries;
}

RecessionCone::Entries RecessionCone::entries(std::size_t row) const {
  const std::vector<double> a = rows_.row(row);
  Entries result;
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    const double entry = dot(a, basis_[k]);
    result.push_back(std::abs(entry) <= zero_entry * entry_scale_[k] ? 0 : entry);
  }
  return result;
}

Direction RecessionCone::direction(const std::vector<double>& coordinates) const {
  Direction result(rows_.size(), 0.0);
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    for (std::size_t j = 0; j < result.size(); ++j) result[j] += coordinates[k] * basis_[k][j];
  }
  return result;
}

// Whether the row goes a way that the rows before it do not.
bool RecessionCone::widen_span(Entries entries) {
  if (spans()) return false;
  const double size = largest(entries);
  for (std::size_t e = 0; e < echelon_.size(); ++e) {
    const double factor = entries[echelon_pivot_[e]];
    if (factor == 0) continue;
    for (std::size_t k = 0; k < entries.size(); ++k) entries[k] -= factor * echelon_[e][k];
    entries[echelon_pivot_[e]] = 0;
  }
  const auto pivot = std::ranges::max_element(entries, {}, [](double entry) { return std::abs(entry); });
  if (std::abs(*pivot) <= zero_pivot * size) return false;
  echelon_pivot_.push_back(static_cast<std::size_t>(pivot - entries.begin()));
  const double divisor = *pivot;
  for (double& entry : entries) entry /= divisor;
  echelon_.push_back(std::move(entries));
  return true;
}

// Puts the row into the programme unless it is there, or is no condition within the span of the basis.
bool RecessionCone::take(std::size_t row) {
  if (std::exchange(is_taken_[row], std::uint8_t{1}) != 0) return false;
  Entries entered = entries(row);
  if (largest(entered) == 0 || !known_.insert(entered).second) return false;
  widen_span(entered);
  taken_.push_back(std::move(entered));
  return true;
}

// Rows from everywhere, and as many more as the span needs.
void RecessionCone::take_first_rows() {
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < asked_.size(); ++i) {
    if (asked_[i] != 0) asked.push_back(i);
  }
  const std::size_t wanted = std::max(all_rows, 6 * basis_.size());
  const std::size_t stride = std::max<std::size_t>(asked.size() / wanted, 1);
  for (std::size_t k = 0; k < asked.size(); k += stride) take(asked[k]);
  for (std::size_t k = 0; k < asked.size() && !spans(); ++k) {
    if (is_taken_[asked[k]] == 0 && widen_span(entries(asked[k]))) {
      echelon_.pop_back();
      echelon_pivot_.pop_back();
      take(asked[k]);
    }
  }
}

// Puts in the rows whose margins are the worst, and says how many.
std::size_t RecessionCone::take_violated(const Direction& direction) {
  const std::vector<double> margins = rows_.margins(direction);
  const double bound = -violated * rows_.reach(direction);
  std::vector<std::pair<double, std::size_t>> wrong;
  for (std::size_t i = 0; i < margins.size(); ++i) {
    if (asked_[i] != 0 && is_taken_[i] == 0 && margins[i] < bound) wrong.emplace_back(margins[i], i);
  }
  std::ranges::sort(wrong);
  const std::size_t most = 2 * basis_.size() + 100;
  std::size_t count = 0;
  for (std::size_t w = 0; w < wrong.size() && count < most; ++w) {
    if (take(wrong[w].second)) ++count;
  }
  return count;
}

bool RecessionCone::proves_none(const std::vector<double>& multipliers) const {
  if (!spans()) return false;
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    double sum = 0;
    double size = 0;
    for (std::size_t i = 0; i < taken_.size(); ++i) {
      if (multipliers[i] < 0.5) return false;
      sum += multipliers[i] * taken_[i][k];
      size += std::abs(multipliers[i] * taken_[i][k]);
    }
    if (std::abs(sum) > zero_residual * size) return false;
  }
  return true;
}

RecessionCone::Widest RecessionCone::widest() {
  Widest undecided;
  if (is_too_large(0)) return undecided;
  if (taken_.empty()) take_first_rows();
  LinearProgram programme;
  std::vector<LinearProgram::Entry> row;
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    row.push_back({programme.add_variable(-infinite, infinite, 0), 0});
  }
  row.push_back({});
  std::size_t entered = 0;
  for (std::size_t round = 0; round < most_rounds; ++round) {
    const std::size_t matrix = taken_.size() * basis_.size();
    if (is_too_large(taken_.size()) || programme.steps() * matrix > most_work) return undecided;
    for (; entered < taken_.size(); ++entered) {
      for (std::size_t k = 0; k < basis_.size(); ++k) row[k].value = taken_[entered][k];
      row.back() = {programme.add_variable(0, 1, 1), -1};
      programme.add_row(row);
    }
    const auto answer = programme.maximise(rows_.run());
    if (!answer) return undecided;
    if (answer->objective < 0.5) {
      return {proves_none(answer->multipliers) ? Outcome::none : Outcome::undecided, {}};
    }
    Direction proposed = direction(answer->values);
    if (take_violated(proposed) == 0) return {Outcome::found, std::move(proposed)};
  }
  return undecided;
}

// Whether some direction raises the function, or with the sign -1 lowers it. What is found on the way is kept, for
// other functions may be moved by it, too. Nothing where that is not decided.
std::optional<bool> RecessionCone::some_direction_moves(const Direction& function, double sign, Programme& programme,
                                                        std::vector<Direction>& found) {
  double size = 0;
  for (std::size_t k = 0; k < basis_.size(); ++k) {
    const double part = dot(function, basis_[k]);
    size += std::abs(part);
    programme.simplex.set_objective(k, sign * part);
  }
  for (std::size_t round = 0; round < most_rounds; ++round) {
    const std::size_t entries = taken_.size() * basis_.size();
    if (is_too_large(taken_.size()) || programme.simplex.steps() * entries > most_work_aside) return std::nullopt;
    std::vector<LinearProgram::Entry> row(basis_.size());
    for (; programme.entered < taken_.size(); ++programme.entered) {
      for (std::size_t k = 0; k < basis_.size(); ++k) row[k] = {k, taken_[programme.entered][k]};
      programme.simplex.add_row(row);
    }
    const auto answer = programme.simplex.maximise(rows_.run());
    if (!answer) return std::nullopt;
    if (answer->objective <= moved * size) return false;
    const Direction proposed = direction(answer->values);
    if (take_violated(proposed) > 0) continue;
    found.push_back(proposed);
    return true;
  }
  return std::nullopt;
}

// Where the cone is wide, a direction inside it can be turned until it moves the function to the other side, without
// any search. Nothing if this turns rows to the wrong side.
std::optional<Direction> RecessionCone::turned(const Direction& known, const Direction& function) const {
  std::vector<double> parts;
  for (const Direction& vector : basis_) parts.push_back(dot(function, vector));
  const double square = dot(parts, parts);
  if (square == 0) return std::nullopt;
  Direction result = direction(parts);
  const double length = -1.1 * dot(function, known) / square;
  for (std::size_t j = 0; j < result.size(); ++j) result[j] = known[j] + length * result[j];
  const std::vector<double> margins = rows_.margins(result);
  for (std::size_t i = 0; i < margins.size(); ++i) {
    if (asked_[i] != 0 && !(margins[i] > 0)) return std::nullopt;
  }
  return result;
}

std::vector<Sides> RecessionCone::sides(const std::vector<Direction>& functions, const Direction& known) {
  std::vector<Sides> result(functions.size());
  std::vector<Direction> found = {known};
  if (!is_too_large(0) && taken_.empty()) take_first_rows();
  // One programme for all functions: each search begins where the one before has ended.
  Programme programme;
  for (std::size_t k = 0; k < basis_.size(); ++k) programme.simplex.add_variable(-1, 1, 0);
  for (std::size_t f = 0; f < functions.size(); ++f) {
    Sides& sides = result[f];
    double sum = 0;
    for (const double entry : functions[f]) sum += std::abs(entry);
    if (basis_.size() > 1) {
      if (auto other = turned(known, functions[f])) found.push_back(std::move(*other));
    }
    for (const Direction& direction : found) {
      const double value = dot(functions[f], direction);
      const double size = sum * largest(direction);
      sides.rises = sides.rises || value > moved * size;
      sides.falls = sides.falls || value < -moved * size;
    }
    // A single vector goes one way.
    sides.decided = basis_.size() == 1 && sides.rises != sides.falls;
    if (sides.decided) continue;
    const auto rises = sides.rises ? true : some_direction_moves(functions[f], 1, programme, found);
    const auto falls = sides.falls ? true : some_direction_moves(functions[f], -1, programme, found);
    sides = {rises.value_or(false), falls.value_or(false), rises.has_value() && falls.has_value()};
  }
  return result;
}

}  // namespace logreg
