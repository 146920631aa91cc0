// Memory as the operating system gives it.
#pragma once

#include <cstddef>

namespace logreg {

// Asks for the pages of this memory at once, which takes less time than one by one at the first write to each. Nothing
// is lost where the system does not know how.
void expect_writes(void* begin, std::size_t bytes);

}  // namespace logreg
