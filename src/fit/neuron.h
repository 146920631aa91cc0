// The neuron: probability = sigmoid(logit), logit = bias + w . x.
//
// Everything is computed from the logit, never from the probability, so that a confident
// mistake costs a large finite loss and not log(0).
#pragma once

namespace logreg {

double sigmoid(double logit);                 // 1 / (1 + exp(-z)), for any finite z
double softplus(double logit);                // log(1 + exp(z))
double log_loss(double logit, double label);  // softplus(z) - label z, label 0 or 1

}  // namespace logreg
