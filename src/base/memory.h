// Memory as the operating system gives it.
#pragma once

#include <cstddef>

namespace logreg {

// Memory for what a program allocates, to be given back by free(); a null pointer when there is none. What is large lies
// on large pages where the system has them: a page that is new to a process costs about the same whatever its size.
void* allocated(std::size_t bytes, std::size_t alignment);

}  // namespace logreg
