// A law that must hold: if not, the process ends with a core, as fuzzers want it.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string>

namespace logreg::fuzz {

// `difference`: what is wrong; empty if nothing is.
inline void require_none(const std::string& difference) {
  if (difference.empty()) return;
  std::fprintf(stderr, "broken: %s\n", difference.c_str());
  std::abort();
}

inline void require(bool law, const char* what) {
  if (!law) require_none(what);
}

}  // namespace logreg::fuzz
