// The ways out of an error: what they change of what was asked for, and how they are said on the command line.
#pragma once

#include "base/cure.h"
#include "verbs/request.h"

#include <span>
#include <string>
#include <vector>

namespace logreg {

// Whether it stands for an option of the command, which can be tried; not for something to be done to the data, nor for
// several options of which one has to be found.
bool is_option(const Cure& cure);
// Whether it is to be found out which option that is.
bool is_open(const Cure& cure);
// Whether the data are read as they are meant, but the model is not the one that was asked for.
bool means_another_model(const Cure& cure);

// Of a cure that is an option.
void apply(const Cure& cure, Request& request);

// Options that are given together, and what is asked for with them.
struct Offer {
  std::vector<Cure> cures;
  Request request;
};

Offer offer(std::vector<Cure> cures, Request request = {});  // `request`: without the cures
// The same with one more option behind the others.
Offer with(const Offer& offer, const Cure& option);
// Whether an option of that kind is among them.
bool is_settled(const Cure& option, const Offer& offer);
bool means_another_model(const Offer& offer);
// "--decimal , --na n/a", each with all that its option has to say.
std::string words(const Offer& offer);

// What follows the sentence of the error: the options, what else can be done, and options that mean another model.
// ". Try --decimal , --na n/a or --no-quote or mend the line. Another model: --ignore x (without that column)". Where
// nothing is left to be done, there is nothing. `tried_on`: stands behind options, "the first 100 rows"; or empty.
std::string words(std::span<const Offer> offers, std::span<const Cure> deeds, std::string_view tried_on);

// The same of cures that have not been tried.
std::string words(std::span<const Cure> cures);

}  // namespace logreg
