#include "data/formula/functions.h"

#include "base/elementary.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>

namespace logreg {

namespace {

using Function = ElementwiseFunction;

constexpr std::array<std::pair<std::string_view, Function>, 13> names = {{{"I", Function::identity},
                                                                          {"log", Function::log},
                                                                          {"log2", Function::log2},
                                                                          {"log10", Function::log10},
                                                                          {"log1p", Function::log1p},
                                                                          {"exp", Function::exp},
                                                                          {"sqrt", Function::sqrt},
                                                                          {"abs", Function::abs},
                                                                          {"year", Function::year},
                                                                          {"month", Function::month},
                                                                          {"day", Function::day},
                                                                          {"weekday", Function::weekday},
                                                                          {"hour", Function::hour}}};

constexpr std::array<std::string_view, 10> term_functions = {"poly", "ns",     "bs",        "rcs",     "hinge",
                                                             "cut",  "factor", "as.factor", "missing", "offset"};

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double log10_e = 0x1.bcb7b1526e50ep-2;

double natural_log(double x) {
  if (std::isnan(x) || x < 0) return not_a_number;
  if (x == 0) return -infinity;
  if (std::isinf(x)) return x;
  if (std::isnormal(x)) return elementary::log(x);
  return elementary::log(x * 0x1p54) - 54 * elementary::ln2_high - 54 * elementary::ln2_low;
}

// Of a power of two a whole number: of x = m 2^k it is k + log2(m), 1/2 <= m < 1.
double binary_log(double x) {
  if (!(x > 0) || std::isinf(x)) return natural_log(x);
  int exponent = 0;
  const double mantissa = std::frexp(x, &exponent);
  if (mantissa == 0.5) return exponent - 1;
  return exponent + elementary::log(mantissa) * elementary::log2_e;
}

// Of a power of ten a whole number.
double decimal_log(double x) {
  constexpr double most = 22;  // 10^22 is the last one that is a double
  const double result = natural_log(x) * log10_e;
  const double whole = std::nearbyint(result);
  return std::abs(whole) <= most && power(10, whole) == x ? whole : result;
}

// W. Kahan's: what rounding takes from 1 + x is made good by the factor.
double log_of_one_plus(double x) {
  const double sum = 1 + x;
  if (sum == 1) return x;
  return sum == infinity ? sum : natural_log(sum) * (x / (sum - 1));
}

double repeated_product(double x, unsigned exponent) {
  double result = 1;
  for (; exponent > 0; exponent >>= 1U, x *= x) {
    if ((exponent & 1U) != 0) result *= x;
  }
  return result;
}

bool is_odd(double whole) {
  return std::fmod(whole, 2) != 0;
}

// Of a moment that is told by days: days and milliseconds of the day. A double of days is exact to a part of that.
struct Moment {
  std::int64_t day = 0;
  std::int64_t milliseconds = 0;
};

constexpr std::int64_t hour_length = 3'600'000;
constexpr std::int64_t day_length = 24 * hour_length;

std::optional<Moment> moment_of(double days) {
  constexpr double most = 1e7;  // some 27,000 years, which the calendar of the standard library knows
  if (!(std::abs(days) < most)) return std::nullopt;
  const auto milliseconds = static_cast<std::int64_t>(std::llround(days * static_cast<double>(day_length)));
  const std::int64_t of_day = (milliseconds % day_length + day_length) % day_length;
  return Moment{(milliseconds - of_day) / day_length, of_day};
}

double part_of_date(Function part, double days) {
  const std::optional<Moment> moment = moment_of(days);
  if (!moment) return not_a_number;
  const std::chrono::sys_days day{std::chrono::days(moment->day)};
  const std::chrono::year_month_day date(day);
  switch (part) {
    case Function::year:
      return static_cast<int>(date.year());
    case Function::month:
      return static_cast<unsigned>(date.month());
    case Function::day:
      return static_cast<unsigned>(date.day());
    case Function::weekday:
      return std::chrono::weekday(day).iso_encoding();
    default:
      return static_cast<int>(moment->milliseconds / hour_length);
  }
}

}  // namespace

std::optional<ElementwiseFunction> elementwise_function(std::string_view name) {
  const auto* const found =
      std::find_if(names.begin(), names.end(), [&](const auto& entry) { return entry.first == name; });
  return found == names.end() ? std::nullopt : std::optional(found->second);
}

std::string_view name_of(ElementwiseFunction function) {
  return names[static_cast<std::size_t>(function)].first;
}

bool is_of_dates(ElementwiseFunction function) {
  return function >= Function::year;
}

bool is_term_function(std::string_view name) {
  return std::ranges::find(term_functions, name) != term_functions.end();
}

std::vector<std::string> names_of_functions() {
  std::vector<std::string> result(term_functions.begin(), term_functions.end());
  for (const auto& [name, function] : names) result.emplace_back(name);
  return result;
}

double value_of(ElementwiseFunction function, double x) {
  switch (function) {
    case Function::identity:
      return x;
    case Function::log:
      return natural_log(x);
    case Function::log2:
      return binary_log(x);
    case Function::log10:
      return decimal_log(x);
    case Function::log1p:
      return log_of_one_plus(x);
    case Function::exp:
      return elementary::exp(x);
    case Function::sqrt:
      return std::sqrt(x);
    case Function::abs:
      return std::abs(x);
    default:
      return part_of_date(function, x);
  }
}

double derivative_of(ElementwiseFunction function, double x) {
  switch (function) {
    case Function::identity:
      return 1;
    case Function::log:
      return 1 / x;
    case Function::log2:
      return elementary::log2_e / x;
    case Function::log10:
      return log10_e / x;
    case Function::log1p:
      return 1 / (1 + x);
    case Function::exp:
      return elementary::exp(x);
    case Function::sqrt:
      return 0.5 / std::sqrt(x);
    case Function::abs:
      return x > 0 ? 1 : x < 0 ? -1 : 0;
    default:
      return 0;
  }
}

double logarithm(double x, double base) {
  if (base == 2) return binary_log(x);
  if (base == 10) return decimal_log(x);
  return natural_log(x) / natural_log(base);
}

double power(double x, double y) {
  constexpr double most_factors = 64;
  if (x == 1 || y == 0) return 1;
  if (std::isnan(x) || std::isnan(y)) return not_a_number;
  if (y == 0.5) return std::sqrt(x);
  const bool is_whole = std::nearbyint(y) == y;
  if (is_whole && std::abs(y) <= most_factors) {
    const double product = repeated_product(x, static_cast<unsigned>(std::abs(y)));
    return y > 0 ? product : 1 / product;
  }
  if (x < 0 && !is_whole) return not_a_number;
  const double size = elementary::exp(y * natural_log(std::abs(x)));
  return x < 0 && is_odd(y) ? -size : size;
}

}  // namespace logreg
