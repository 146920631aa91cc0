// An error that offers options has tried them: on the first megabytes of the data, which are read again with each.
//
//   return with_tried_cures(files, request, attempt, run, [&](const Request& asked) { ... the work ... });
//
// Of the cures of an error those that are options are put into what was asked for, and the attempt is made again. One
// that succeeds is offered. One that ends in another error is continued with that error's cures, so that options which
// solve it only together are named together. Where the layout of a file explains the error (a title, a second header),
// that is said first, and what cures it stands alone. What solves nothing is not named, nor what reads numbers otherwise than
// they are written. An error about records behind the first megabytes takes some of what stands there with them.
#pragma once

#include "base/error.h"
#include "base/run.h"
#include "verbs/cures.h"
#include "verbs/request.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace logreg {

// Reads the data, and decides about them as far as errors with cures go; writes nothing and tells nobody. Gives the
// number of rows that can be used. Throws Error.
using Attempt = std::function<std::size_t(const Request&, const Run&)>;

// Does the work with what was asked for. An error of it is thrown on with the ways out that have been tried, as words.
int with_tried_cures(const std::vector<std::string>& files, Request request, const Attempt& attempt, const Run& run,
                     const std::function<int(const Request&)>& work);

// The same of one error. `request`: with the heads of the files, which are read in their place.
Error tried(const Error& error, const std::vector<std::string>& files, const Request& request, const Attempt& attempt,
            const Run& run);

}  // namespace logreg
