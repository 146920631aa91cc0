// Descent with an l1 penalty: proximal Newton steps on few terms (Lee, Sun and Saunders 2014; Yuan, Ho and Lin 2012).
//
// A step minimises the quadratic model of the loss in the metric of the information, plus the absolute values as they
// are. Only terms take part that are not zero, or whose gradient is larger than what holds them there, the worst
// first: the dense matrix is theirs alone, however many terms there are, and p > n needs nothing of its own. As
// without l1, the metric of many rows is made of a part of them. Steps are halved until the objective falls
// sufficiently (Tseng and Yun 2009); full ones leave zeros that are exactly zero.
//
// Levels of wide categorical columns take part all at once, however many there are: their matrix is sparse (see
// sparse_information), and always of all rows.
//
// Should more than dense_terms other terms stay in the game, the metric is the diagonal of the information with step
// lengths of Barzilai and Borwein, falling below the largest of the last few objectives (Wright, Nowak and Figueiredo
// 2009).
//
// It stops when the step is below the tolerance, in units of standard errors (sqrt(W d' H d)), and the duality gap is
// a 1e-10th of the objective.
#pragma once

#include "base/run.h"
#include "descent/descent.h"
#include "descent/objective.h"

namespace logreg {

Descent proximal_descent(Objective& objective, Point start, const DescentOptions& options, const Run& run);

}  // namespace logreg
