// The functions of a basis as arithmetic: what data/formula/basis computes, step by step. B-splines are written as the
// polynomials that they are between two knots, in powers of the distance from the knot before.
#pragma once

#include "data/formula/basis.h"
#include "model/export/arithmetic.h"

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

namespace logreg {

// Adds a value and gives its position. `part`: [1] for the first function; something else for what only helps.
using AddValue = std::function<std::size_t(std::string_view part, Arithmetic of)>;

// `x`: the position of the value that it is a basis of. The positions of the functions; none of a basis of intervals.
std::vector<std::size_t> values_of_basis(const Basis& basis, std::size_t x, const AddValue& add);

}  // namespace logreg
