// Memory as the operating system gives it.
#pragma once

#include <cstddef>

namespace logreg {

// Memory for what a program allocates, to be given back by free(); a null pointer when there is none. What is large
// lies on large pages where the system has them: a page that is new to a process costs about the same whatever its
// size.
void* allocated(std::size_t bytes, std::size_t alignment);

// To be called once, at the start: makes the heap grow and asks for large pages in what it has grown by. The allocation
// that makes it grow has `bytes` bytes, too few to be mapped by itself.
void put_heap_on_large_pages(std::size_t bytes);


// From now on memory that is freed is kept for what is allocated next, rather than given back to the system, which has
// to clear it each time. For work that needs the same room again and again.
void keep_freed_memory();

}  // namespace logreg
