#include "base/memory.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>

using namespace logreg;

TEST_CASE("memory has the alignment that is asked for, be it small or large, and every byte can be written") {
  for (const std::size_t alignment : {8U, 16U, 64U, 4096U}) {
    for (const std::size_t bytes : {std::size_t{0}, std::size_t{1}, std::size_t{100}, (std::size_t{1} << 21) - 1,
                                    std::size_t{1} << 21, (std::size_t{1} << 22) + 12345}) {
      CAPTURE(alignment);
      CAPTURE(bytes);
      void* const memory = allocated(bytes, alignment);
      REQUIRE(memory != nullptr);
      CHECK(reinterpret_cast<std::uintptr_t>(memory) % alignment == 0);
      std::memset(memory, 0xA5, bytes);
      std::free(memory);
    }
  }
}

TEST_CASE("memory that is not there is a null pointer, and no error that ends the program") {
  CHECK(allocated(~std::size_t{0} / 4, 64) == nullptr);
}
