// System calls that fail on demand: loaded before the C library by LD_PRELOAD, for tests only.
//
// LOGREG_FAULT is CALL:ERRNO:PATH:COUNT: the calls of that name on a file whose path contains PATH (empty: any) fail
// with that error, after COUNT of them have gone through. CALL is read (pread too), write, fsync, close, rename or
// link; ERRNO is its number, or 0: reads end early, and writes take one byte.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

struct Fault {
  std::string call;
  int error = 0;
  std::string path;
  long count = 0;
};

const Fault& fault() {
  static const Fault wanted = [] {
    Fault result;
    const char* const text = std::getenv("LOGREG_FAULT");
    if (text == nullptr) return result;
    std::string left = text;
    const auto next = [&left] {
      const std::size_t end = std::min(left.find(':'), left.size());
      const std::string part = left.substr(0, end);
      left.erase(0, end + 1);
      return part;
    };
    result.call = next();
    result.error = std::atoi(next().c_str());
    result.path = next();
    result.count = std::atol(next().c_str());
    return result;
  }();
  return wanted;
}

std::string path_of(int descriptor) {
  char path[PATH_MAX];
  const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
  const ssize_t length = readlink(link.c_str(), path, sizeof path);
  return length < 0 ? std::string() : std::string(path, static_cast<std::size_t>(length));
}

// Whether this call is to fail; counts it.
bool fails(const char* call, const std::string& path) {
  static std::atomic<long> calls = 0;
  if (fault().call != call || path.find(fault().path) == std::string::npos) return false;
  if (calls++ < fault().count) return false;
  errno = fault().error;
  return true;
}

template <class Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t read(int descriptor, void* bytes, size_t size) {
  if (fails("read", path_of(descriptor))) return fault().error == 0 ? 0 : -1;
  return original<ssize_t(int, void*, size_t)>("read")(descriptor, bytes, size);
}

ssize_t pread(int descriptor, void* bytes, size_t size, off_t offset) {
  if (fails("read", path_of(descriptor))) return fault().error == 0 ? 0 : -1;
  return original<ssize_t(int, void*, size_t, off_t)>("pread")(descriptor, bytes, size, offset);
}

ssize_t pread64(int descriptor, void* bytes, size_t size, off_t offset) {
  return pread(descriptor, bytes, size, offset);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const bool fault_here = fails("write", path_of(descriptor));
  if (fault_here && fault().error != 0) return -1;
  return original<ssize_t(int, const void*, size_t)>("write")(descriptor, bytes, fault_here && size > 0 ? 1 : size);
}

int fsync(int descriptor) {
  if (fails("fsync", path_of(descriptor))) return -1;
  return original<int(int)>("fsync")(descriptor);
}

int close(int descriptor) {
  const bool fault_here = fails("close", path_of(descriptor));
  const int result = original<int(int)>("close")(descriptor);
  if (fault_here) errno = fault().error;
  return fault_here ? -1 : result;
}

int rename(const char* from, const char* to) {
  if (fails("rename", to)) return -1;
  return original<int(const char*, const char*)>("rename")(from, to);
}

int linkat(int from_folder, const char* from, int to_folder, const char* to, int flags) {
  if (fails("link", to)) return -1;
  return original<int(int, const char*, int, const char*, int)>("linkat")(from_folder, from, to_folder, to, flags);
}

}  // extern "C"
