// Names cut to some width, so that no two look alike which are not.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace logreg {

// Each at most `most` columns wide, 12 or more: "..." in the middle where it is cut; where that makes several alike,
// what they begin with is left out up to where they differ.
std::vector<std::string> told_apart(std::span<const std::string> names, std::size_t most);

}  // namespace logreg
