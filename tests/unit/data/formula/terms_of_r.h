// What R 4.2.2 makes of random formulas, written by tests/reference/formula_terms.R.
#pragma once

#include <string_view>

namespace logreg {

struct OfR {
  std::string_view formula;
  std::string_view made;
};

// The intercept, 1 or 0, and the terms.
constexpr OfR terms_of_r[] = {
    {"(a * b + a %in% f + f:c):c + g + ((f:c + f/h + f %in% g)^3)",
     "1 g f a:c b:c f:c f:h f:g a:b:c a:f:c f:c:h f:c:g f:g:h f:c:g:h"},
    {"f + c:((b:g + h))",
     "1 f c:h c:b:g"},
    {"0 + (.)^2 - b * g",
     "0 a c f h a:b a:c a:f a:g a:h b:c b:f b:h c:f c:g c:h f:g f:h g:h"},
    {"(h + (log(b)/f + log(b) %in% h)) * ((a:c + f)) + 1",
     "1 h log(b) f log(b):f h:log(b) a:c h:f h:a:c log(b):a:c h:log(b):f log(b):f:a:c h:log(b):a"
     ":c"},
    {"g - 1",
     "0 g"},
    {"b + g:log(b) + g",
     "1 b g g:log(b)"},
    {"(g:I(a^2):g + f * g - f:(c + f + h:f)) * (c:(I(a^2) * a * f + I(a^2))) * a",
     "1 g a g:I(a^2) g:f I(a^2):c c:a f:c g:a I(a^2):c:a I(a^2):f:c f:c:a g:I(a^2):c g:c:a g:f:c"
     " g:I(a^2):a g:f:a I(a^2):f:c:a g:I(a^2):c:a g:I(a^2):f:c g:f:c:a g:I(a^2):f:c:a"},
    {"b/log(b) + (g * g + (h + b) %in% h) %in% h",
     "1 b h b:log(b) g:h b:h"},
    {"(.)^2 - (c * (f + h/c + I(a^2) * c) - (log(b) * log(b) - I(a^2)/c) %in% I(a^2))",
     "1 a b g a:b a:c a:f a:g a:h b:c b:f b:g b:h c:g f:g f:h g:h"},
    {"(h:h:log(b)):(a %in% g + (I(a^2) + h:h) %in% b + a:b) + (h):log(b)",
     "1 h:log(b) h:log(b):b h:log(b):a:g h:log(b):I(a^2):b h:log(b):a:b"},
    {"f * f + f:((log(b) * h)) + g:f - 1",
     "0 f f:log(b) f:h f:g f:log(b):h"},
    {"(h:a + I(a^2):(c:h + I(a^2):f)) %in% f",
     "1 I(a^2):f h:a:f h:I(a^2):c:f"},
    {"(.)^2 - (log(b) * g * c + log(b) %in% h) * f + h",
     "1 a b h a:b a:c a:f a:g a:h b:c b:f b:g b:h c:h f:h g:h"},
    {"b * ((h:h) * f + f %in% a) * (log(b) + g:f:g) + c * log(b)",
     "1 b h f log(b) c h:f f:a b:h b:f f:g b:log(b) h:log(b) f:log(b) log(b):c b:h:f b:f:a b:f:g"
     " h:f:g h:f:log(b) f:a:log(b) f:a:g b:h:log(b) b:f:log(b) b:h:f:g b:h:f:log(b) b:f:a:log(b)"
     " b:f:a:g"},
    {"(g * I(a^2) + b)^2 + I(a^2) %in% ((f/g) + (I(a^2):c):(c + h:b:c)) - 1",
     "0 g I(a^2) b g:I(a^2) g:b I(a^2):b g:I(a^2):b g:I(a^2):b:f:c:h"},
    {"f * ((g %in% h + f)/f/I(a^2) + log(b) %in% g) - f:(f:h + (g * h - h * g + g %in% h) %in% g + f) + g",
     "1 g g:h g:log(b) f:g:log(b) f:g:h:I(a^2)"},
    {"(a * (log(b):h + log(b)/f) + c * g + log(b)) %in% c + (f/g) * I(a^2)",
     "1 c f I(a^2) a:c log(b):c c:g f:g f:I(a^2) log(b):h:c log(b):f:c a:log(b):c f:g:I(a^2) a:l"
     "og(b):h:c a:log(b):f:c"},
    {"(b * h - (I(a^2)/a + b)^2 + h + h/(log(b) %in% I(a^2) %in% f + f))^2",
     "1 h b:h h:f b:h:f h:I(a^2):log(b):f b:h:I(a^2):log(b):f"},
    {"(.)^2 - (f * (c + g + g * h) + h * (f:c)):h:c + h",
     "1 a b c f g h a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:g f:g f:h g:h"},
    {"(.)^2 - (h + (I(a^2)/h + (c * g + f * f - b)^2) + (h)^3):h:f + (h + (f + log(b):h + I(a^2))^2) * c",
     "1 a b c f g h I(a^2) a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:g c:h f:g g:h f:I(a^2) h:lo"
     "g(b) c:I(a^2) f:h:log(b) h:I(a^2):log(b) c:f:I(a^2) c:h:log(b) c:f:h:log(b) c:h:I(a^2):log"
     "(b)"},
    {"log(b):f + ((b):I(a^2) + (I(a^2)/f - c) * f * h) * h + I(a^2)/a",
     "1 I(a^2) f h log(b):f b:I(a^2) f:I(a^2) I(a^2):h f:h I(a^2):a f:I(a^2):h b:I(a^2):h"},
    {"I(a^2) %in% log(b) + (b/I(a^2) + g:(h %in% h %in% log(b) + h * f + f * I(a^2) + g * f))^3 + .",
     "1 b g a c f h I(a^2):log(b) I(a^2):b b:g g:h g:f I(a^2):g b:g:h b:g:f I(a^2):b:g log(b):g:"
     "h g:h:f I(a^2):g:h I(a^2):g:f log(b):b:g:h b:g:h:f I(a^2):b:g:f I(a^2):b:g:h log(b):g:h:f "
     "I(a^2):log(b):g:h I(a^2):g:h:f I(a^2):log(b):b:g:h I(a^2):b:g:h:f log(b):b:g:h:f I(a^2):lo"
     "g(b):g:h:f I(a^2):log(b):b:g:h:f"},
    {"h - (g + b)^2",
     "1 h"},
    {"((g * b + f/f/b) * b * log(b) + (b + h %in% f) %in% h):log(b)",
     "1 log(b) g:log(b) b:log(b) f:log(b) g:b:log(b) b:f:log(b) b:log(b):h f:log(b):h"},
    {"(log(b) * b) + g + . - 1",
     "0 log(b) b g a c f h log(b):b"},
    {"f * f + g + .",
     "1 f g a b c h"},
    {"((b:b) * (b/log(b) + g %in% g %in% b)) - I(a^2)",
     "1 b b:log(b) b:g"},
    {"(.)^2 - (g:g) + log(b) + f",
     "1 a b c f h log(b) a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:g c:h f:g f:h g:h"},
    {"(g:(b:I(a^2):b):g + g * g):(h:c + g/c/log(b))",
     "1 g g:c g:b:I(a^2) g:h:c g:c:log(b) g:b:I(a^2):c g:b:I(a^2):h:c g:b:I(a^2):c:log(b)"},
    {"f + (I(a^2) + (log(b)/g/f + f:b + h * f + h)/b + g):g + f",
     "1 f g I(a^2):g log(b):g g:h f:g f:log(b):g f:g:b f:g:h f:log(b):g:b:h"},
    {"c * b",
     "1 c b c:b"},
    {"h %in% h",
     "1 h"},
    {"h:g + .",
     "1 a b c f g h h:g"},
    {"g",
     "1 g"},
    {"I(a^2):h + f",
     "1 f I(a^2):h"},
    {"a %in% (I(a^2) * log(b) - (f:a + g * I(a^2)):log(b):(f * f + f) + h * I(a^2))",
     "1 a:I(a^2):log(b):h"},
    {"f - log(b) * log(b) * ((log(b) + f:I(a^2) + I(a^2) %in% f) * c + h:f:(log(b) + I(a^2))) + . + 1",
     "1 f a b c g h"},
    {"(g * h * h + f):a",
     "1 g:a h:a f:a g:h:a"},
    {"g/a + ((h + g/a + a + c:h)) %in% (g) + b * (a %in% (a)) - f/f/c + .",
     "1 g b a c f h g:a g:h a:b g:h:c"},
    {"log(b) + log(b):((f %in% c + g * g) * (h/c - log(b) * c) + h + g:b:f) - 1",
     "0 log(b) log(b):g log(b):h log(b):f:c log(b):c:h log(b):g:h log(b):f:c:h log(b):c:g:h log("
     "b):f:g:b"},
    {"I(a^2) - f + g:I(a^2)",
     "1 I(a^2) I(a^2):g"},
    {"I(a^2) + (g + b/(f * g + h + h)) * h",
     "1 I(a^2) g b h b:f g:b b:h g:h g:b:f b:f:h g:b:h g:b:f:h"},
    {"f:c:g + .",
     "1 a b c f g h f:c:g"},
    {"log(b) + b",
     "1 log(b) b"},
    {"0 + g + ((b:a)^2)",
     "0 g b:a"},
    {"h",
     "1 h"},
    {"((g/b/h + g/c + a)/(log(b) * log(b) + h/I(a^2) - log(b)) - (g))^2 + f",
     "1 a f g:b g:c g:b:h g:b:c g:b:a g:c:a g:b:h:c g:b:h:a g:b:h:c:a g:b:h:c:a:I(a^2)"},
    {"f:g",
     "1 f:g"},
    {"((f:f:I(a^2) + log(b):f + I(a^2) * a * a + (a + a:I(a^2) + I(a^2)/h/I(a^2))^2)^3)",
     "1 I(a^2) a f:I(a^2) f:log(b) I(a^2):a I(a^2):h f:I(a^2):log(b) f:I(a^2):a f:I(a^2):h f:log"
     "(b):a I(a^2):a:h f:I(a^2):a:h f:I(a^2):log(b):a f:I(a^2):log(b):h f:I(a^2):log(b):a:h"},
    {"I(a^2)",
     "1 I(a^2)"},
    {"h %in% (h:h) + g %in% g",
     "1 h g"},
    {"0 + b + h/g",
     "0 b h h:g"},
    {"b %in% log(b) + (b:c + I(a^2):(g * f + b * f * f))",
     "1 b:log(b) b:c I(a^2):g I(a^2):f b:I(a^2) I(a^2):g:f b:I(a^2):f"},
    {"((c/f + a * f) %in% f) - g * h + .",
     "1 f a b c g h c:f f:a"},
    {"0 + b * ((b + g:b + h) %in% (g:c) %in% h + c/g/(f + g:c)) + (g * log(b) * b + a + h * h)^3 + c/a",
     "0 b c g log(b) a h g:c b:c g:log(b) b:g g:a g:h b:log(b) log(b):a h:log(b) b:a b:h h:a c:a"
     " g:h:c g:c:f b:g:c b:g:log(b) g:log(b):a g:h:log(b) b:g:a b:g:h g:h:a b:log(b):a b:h:log(b"
     ") h:log(b):a b:h:a b:g:h:c b:g:c:f b:g:log(b):a b:g:h:log(b) g:h:log(b):a b:g:h:a b:h:log("
     "b):a b:g:h:log(b):a"},
    {"h/c",
     "1 h h:c"},
    {"h * ((h:I(a^2) + h):(c:I(a^2) + g * b) + (b/log(b)/c + a:h)) + a %in% (g)",
     "1 h b h:g h:b b:log(b) h:a g:a h:I(a^2):c h:I(a^2):g h:I(a^2):b h:g:b c:b:log(b) h:b:log(b"
     ") h:I(a^2):g:b h:c:b:log(b)"},
    {"b:I(a^2) + b * g - a * c",
     "1 b g b:I(a^2) b:g"},
    {"f + f:g + g:((g * h * log(b) + I(a^2) * g + g * h):g - b * log(b) * b)",
     "1 f g f:g g:h g:log(b) g:I(a^2) g:h:log(b)"},
    {"f",
     "1 f"},
    {"((log(b) * f * c + log(b) * a) * h + a) * f + .",
     "1 log(b) f c a h b g log(b):f log(b):c f:c log(b):a log(b):h f:h c:h a:h f:a log(b):f:c lo"
     "g(b):f:h log(b):c:h f:c:h log(b):a:h log(b):f:a f:a:h log(b):f:c:h log(b):f:a:h"},
    {"g + c * I(a^2)",
     "1 g c I(a^2) c:I(a^2)"},
    {"h:(g/h + I(a^2):(c:g:h))",
     "1 h:g h:g:I(a^2):c"},
    {"f + 1",
     "1 f"},
    {"((h * c + f * log(b)))^2 + g:log(b):g",
     "1 h c f log(b) h:c h:f h:log(b) c:f c:log(b) f:log(b) log(b):g h:f:log(b) c:f:log(b) h:c:f"
     " h:c:log(b) h:c:f:log(b)"},
    {"f:((g - h) * g - a:h + h) + ((h) + I(a^2):h:c + g * I(a^2) + c/g)/log(b) + .",
     "1 h g I(a^2) c a b f f:g f:h g:I(a^2) g:c h:I(a^2):c g:h:I(a^2):c:log(b)"},
    {"f %in% (c * (b * h + a:h + log(b) + (g - g:f)^2) + (a/b) %in% I(a^2) + (g + c/g/h) * f) + g/g",
     "1 g f:c:b:h:a:log(b):g:I(a^2)"},
    {"0 + g * (log(b) + f)",
     "0 g log(b) f g:log(b) g:f"},
    {"((log(b) * g + b) * h * f + f:h:g) - b",
     "1 log(b) g h f log(b):g log(b):h g:h b:h log(b):f g:f b:f h:f log(b):g:h log(b):g:f log(b)"
     ":h:f g:h:f b:h:f log(b):g:h:f"},
    {"((((log(b) * b + g)^2)^2 + g %in% g %in% f)/(f * b + g + h) + (a - c/g)^2)/I(a^2) + h",
     "1 log(b) b g a h log(b):b log(b):g b:g g:f log(b):b:g log(b):b:g:f log(b):b:g:f:h log(b):b"
     ":g:f:h:a:I(a^2)"},
    {"g:(a/g + (h + log(b) + f:h:h) * log(b)):I(a^2)",
     "1 g:a:I(a^2) g:h:I(a^2) g:log(b):I(a^2) g:h:f:I(a^2) g:h:log(b):I(a^2) g:h:log(b):f:I(a^2)"},
    {"(I(a^2) + (f:h + b:h + a * c - h:h))/c + I(a^2) %in% f %in% a - 1",
     "0 I(a^2) a c f:h h:b a:c I(a^2):f:a I(a^2):f:h:b:a:c"},
    {"(g)^2",
     "1 g"},
    {"g + a:g",
     "1 g g:a"},
    {"(h * h + (g:f:b + h * b + c:h:b)^3 + (f)^2)/f",
     "1 h b f h:b g:f:b h:b:c h:g:f:b h:g:f:b:c"},
    {"0 + ((a/h/h + f:g:f) * (log(b) + h)):a",
     "0 a a:h a:log(b) a:f:g a:h:log(b) a:f:g:log(b) a:h:f:g"},
    {"b + ((c)^3 + log(b) %in% f + (b:g) * h) + h * f",
     "1 b c h f log(b):f b:g f:h b:g:h"},
    {"0 + (I(a^2):h - (f + log(b) * h):f) + I(a^2)/((g)^2 + (f + b:b + h/f) + b/h/g + (b/f/log(b))) + .",
     "0 I(a^2) a b c f g h I(a^2):h I(a^2):g I(a^2):f I(a^2):b I(a^2):h:f I(a^2):h:b I(a^2):f:b "
     "I(a^2):h:g:b I(a^2):f:log(b):b"},
    {"a:((a * h * I(a^2) + (c)^3 + b:c)^3 + h) + h:(log(b):I(a^2):a) + f:(c):f",
     "1 a a:h a:I(a^2) a:c c:f a:h:I(a^2) a:c:b a:h:c a:I(a^2):c a:h:c:b a:I(a^2):c:b a:h:I(a^2)"
     ":c a:h:I(a^2):log(b) a:h:I(a^2):c:b"},
    {"f:log(b) + a/(f %in% g %in% (h * c + h/h) + (a:log(b) - I(a^2):f):(h/g + a * I(a^2) + g))",
     "1 a f:log(b) log(b):a log(b):a:h log(b):a:I(a^2) log(b):a:g log(b):a:g:h f:a:g:h:c"},
    {"log(b)",
     "1 log(b)"},
    {"b + .",
     "1 b a c f g h"},
    {"g * c",
     "1 g c g:c"},
    {"f * b + (h:(a + g * b + g * g - h/h) + (I(a^2) * f + b) %in% b) * b + g * g",
     "1 f b g f:b h:a h:g b:h b:I(a^2) b:h:g f:b:I(a^2) b:h:a"},
    {"((g:g + (f:a:f)^3 + (b:g + h %in% b)^2)^3 + (g * g * f + h %in% h + a)^3):h",
     "1 h g:h b:h f:h a:h g:b:h f:a:h g:f:h g:a:h g:f:a:h f:a:b:h g:f:a:b:h"},
    {"(.)^2 - f * log(b) * h + f",
     "1 a b c g f a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:g c:h f:g g:h"},
    {"(b:h + c:(g %in% c + h:h) - f) + (f:c + f %in% (log(b) * a) + f):((h + (log(b) * h + h * c + f)^2))",
     "1 f b:h c:g h:c c:f h:f f:log(b) h:c:f c:f:log(b) f:log(b):a h:f:log(b) h:c:f:log(b) h:f:l"
     "og(b):a c:f:log(b):a h:c:f:log(b):a"},
    {"(b:g + log(b)/g + (h %in% g %in% f)/g/(f:h + f + I(a^2)/h + a * c) + (log(b) * a):(f:f)):h:g + c:b",
     "1 b:c b:g:h g:log(b):h g:h:f g:h:f:I(a^2) g:h:f:a g:h:f:c g:log(b):h:f g:h:f:a:c g:log(b):"
     "h:f:a"},
    {"a/f/f + ((h)/f + (log(b) %in% c - a * log(b)) + (b * a * g - f + f) * h)",
     "1 a h b g f a:f f:h log(b):c a:b b:g a:g h:b a:h h:g a:b:g a:h:b h:b:g a:h:g a:h:b:g"},
    {"I(a^2) + (b + (I(a^2) %in% g + h) %in% h + (h - g) * a + f:g) + .",
     "1 I(a^2) b h a c f g h:a g:f I(a^2):g:h"},
    {"I(a^2)/h + (b:(h/h + (f/log(b)/a)^2 + f) - (h %in% a + c * log(b) * log(b)))/log(b) + c + log(b)/b",
     "1 I(a^2) c log(b) I(a^2):h h:b b:f b:log(b) b:f:log(b) b:f:log(b):a h:b:f:log(b):a"},
    {"(b + g + (c * log(b) - f + h/h/h):b + I(a^2)) - f",
     "1 b g I(a^2) b:c b:log(b) b:h b:c:log(b)"},
    {"g + (log(b):h:(I(a^2)/a + a %in% I(a^2)) - (I(a^2) + log(b):log(b):log(b))/h/(a:I(a^2):a)):a + c + .",
     "1 g c a b f h"},
    {"log(b)/g - 1 + 1",
     "1 log(b) log(b):g"},
    {"f:(h + (a %in% a %in% g) %in% (g:log(b)) - f - f) + I(a^2)/I(a^2)",
     "1 I(a^2) f:h f:a:g:log(b)"},
    {"((h:f + g/g) * a * h + g + (f %in% I(a^2) + b:a + I(a^2):g):f):g",
     "1 g g:a h:g h:f:g h:g:a f:g:I(a^2) h:f:g:a f:g:a:b"},
    {"g + b * f * c",
     "1 g b f c b:f b:c f:c b:f:c"},
    {"log(b) * f - 1",
     "0 log(b) f log(b):f"},
    {"(h + (h):(I(a^2) - h %in% a %in% h)):a - a",
     "1 h:a h:I(a^2):a"},
    {"h:g + f + c",
     "1 f c h:g"},
    {"0 + h * h",
     "0 h"},
    {"h + f + f + .",
     "1 h f a b c g"},
    {"c + log(b)",
     "1 c log(b)"},
    {"h:(I(a^2):(f:f):c + b/f):h + (h + h)^2",
     "1 h h:b h:f:b h:I(a^2):f:c"},
    {"f + b + g",
     "1 f b g"},
    {"(.)^2 - ((g:c)/h/(log(b) + c:h:f + log(b)))^2 + a/(((c/I(a^2))^3) * (c:b:g))",
     "1 a b c f g h a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:h f:g f:h g:h a:c:I(a^2) a:b:c:g a"
     ":b:c:g:I(a^2)"},
    {"g + (g:a - c:(c + h/log(b) - c)):h",
     "1 g g:a:h"},
    {"I(a^2) + I(a^2) * b + b/(g:c + g:c) + 1",
     "1 I(a^2) b I(a^2):b b:g:c"},
    {"h * h",
     "1 h"},
    {"((log(b) + f/f)^2):a + c",
     "1 c log(b):a f:a log(b):f:a"},
    {"0 + ((f + b %in% f - g:g + log(b):a:b) %in% (f/f + c:a:h) + c:(f:log(b) + a)) * I(a^2)",
     "0 I(a^2) a:c f:log(b):c a:c:I(a^2) f:a:c:h f:log(b):c:I(a^2) f:b:a:c:h f:a:c:h:I(a^2) f:b:"
     "log(b):a:c:h f:b:a:c:h:I(a^2) f:b:log(b):a:c:h:I(a^2)"},
    {"g * ((c/g + c:h) * (h:f + c * log(b) * f + b * g * b) + (g * h)) + f:log(b) + h",
     "1 g c log(b) f b h g:c c:h h:f c:log(b) c:f f:log(b) g:b c:b g:h g:log(b) g:f c:f:log(b) c"
     ":h:f g:c:b g:c:log(b) g:c:f c:h:log(b) c:h:b g:c:h g:h:f g:f:log(b) g:c:h:f g:c:f:log(b) c"
     ":h:f:log(b) g:c:h:b g:c:h:log(b) g:c:h:f:log(b)"},
    {"g * f + g + (f + (h - f * b + h %in% f %in% g + g * g * f)^3 + I(a^2))",
     "1 g f h I(a^2) g:f g:h f:h g:f:h"},
    {"((I(a^2)/a - f))^2 + ((c * g * g + g:g:f + h %in% h))^3 + a * (c:(f:g:h + I(a^2):c + h) + g)",
     "1 I(a^2) c g h a I(a^2):a c:g c:h f:g g:h I(a^2):c a:g f:c:g c:g:h f:g:h I(a^2):a:c a:c:h "
     "f:c:g:h a:f:c:g:h"},
    {"h/(g %in% g + h * f * I(a^2)) + log(b):log(b) - log(b) * (a:(b:c + I(a^2)))",
     "1 h h:g h:f h:I(a^2) h:f:I(a^2)"},
    {"c - a + .",
     "1 c a b f g h"},
    {"g %in% f %in% c + a:(f * (c) + (g * g):g):f + h:c - 1",
     "0 f:a c:h g:f:c f:c:a g:f:a"},
    {"g * g + (c + (g * a + h %in% b + g + h:I(a^2)) + (f):(g/h + g * I(a^2) * b):(g) - b) * f",
     "1 g c a f g:a h:b h:I(a^2) g:f c:f a:f g:h:f g:I(a^2):f g:b:f g:a:f h:b:f h:I(a^2):f g:b:I"
     "(a^2):f"},
    {"g:f + (f + b * f)^3",
     "1 f b g:f f:b"},
    {"a * h + g:h",
     "1 a h a:h h:g"},
    {"g:((h * f + log(b) * g - h + I(a^2):g)^3 + (h * g + h:f)) + b %in% b + f",
     "1 g b f g:f g:log(b) g:I(a^2) g:h g:h:f g:f:log(b) g:f:I(a^2) g:log(b):I(a^2) g:h:f:log(b)"
     " g:h:f:I(a^2) g:f:log(b):I(a^2) g:h:f:log(b):I(a^2)"},
    {"((h + c - f/b):I(a^2)) * a + g - 1",
     "0 a g h:I(a^2) c:I(a^2) h:I(a^2):a c:I(a^2):a"},
    {"h * c",
     "1 h c h:c"},
    {"g:(g:(c:I(a^2)):b + (I(a^2)/h + h + h:c)^2) + g:((b:h:g + g * log(b) + b:c:f + b) * (a))",
     "1 g g:I(a^2) g:h g:log(b) g:b g:a g:I(a^2):h g:c:h g:b:h g:log(b):a g:b:a g:c:I(a^2):b g:c"
     ":I(a^2):h g:c:b:f g:b:h:a g:c:b:f:a"},
    {"((h/g) * I(a^2) - f + ((a:log(b))^3 + b/g - h/c/b):f:(f:a)) * log(b) - 1",
     "0 h I(a^2) log(b) h:g h:I(a^2) h:log(b) I(a^2):log(b) h:g:I(a^2) f:a:log(b) f:a:b h:g:log("
     "b) h:I(a^2):log(b) g:f:a:b h:g:I(a^2):log(b) f:a:log(b):b g:f:a:log(b):b"},
    {"h %in% h + log(b)",
     "1 h log(b)"},
    {"(.)^2 - (c * c + f %in% h + c:c:(a:I(a^2) + g:b:a)) * f + h + f:h",
     "1 a b g h a:b a:c a:f a:g a:h b:c b:f b:g b:h c:g c:h f:g g:h f:h"},
    {"h:h + log(b):f",
     "1 h log(b):f"},
    {"h + (h * (I(a^2)/c)) * (a * h * I(a^2) + f:((I(a^2))^3 + g - g:log(b)):(log(b)/h + h) + (f) + f) - 1",
     "0 h I(a^2) a f I(a^2):c h:I(a^2) h:a I(a^2):a h:f I(a^2):f h:I(a^2):c h:I(a^2):a I(a^2):f:"
     "log(b) h:I(a^2):f f:g:log(b) h:f:g I(a^2):c:a I(a^2):c:f h:I(a^2):f:log(b) h:f:g:log(b) I("
     "a^2):f:g:log(b) h:I(a^2):f:g h:I(a^2):c:a I(a^2):c:f:log(b) h:I(a^2):c:f h:I(a^2):f:g:log("
     "b) h:I(a^2):c:f:log(b) I(a^2):c:f:g:log(b) h:I(a^2):c:f:g h:I(a^2):c:f:g:log(b)"},
    {"((f %in% h + g:h:I(a^2)) + (I(a^2) - I(a^2):c:f - f):(b/b + g %in% g + f) - (f/a + g:h)^2):f + f",
     "1 f f:h f:I(a^2) f:I(a^2):b f:g:I(a^2) f:h:g:I(a^2)"},
    {"g/(h) + g/a",
     "1 g g:h g:a"},
    {"(I(a^2) + f * (b:h) * g + (I(a^2) %in% h %in% c + c * b) %in% (b)) %in% g + I(a^2)",
     "1 g I(a^2) I(a^2):g f:g b:g b:h:g b:g:c f:b:h:g I(a^2):b:h:g:c"},
    {"g + .",
     "1 g a b c f h"},
    {"0 + h:((b/f) * log(b)) + 1",
     "1 h:b h:log(b) h:b:f h:b:log(b) h:b:f:log(b)"},
    {"c * g + ((g:log(b))/a - g %in% h + b %in% g)^3",
     "1 c g c:g g:log(b) g:b g:log(b):a g:log(b):b g:log(b):a:b"},
    {"(g:(b:f + h))/(h + h/g + I(a^2)/(g + h:g))/log(b)",
     "1 g:h g:b:f g:b:f:h g:b:f:h:I(a^2) g:b:f:h:I(a^2):log(b)"},
    {"I(a^2) + I(a^2):((c * h + g)/g + f - h:(h + h/h + g:g)) + a:f:b",
     "1 I(a^2) I(a^2):c I(a^2):g I(a^2):f I(a^2):c:h f:a:b I(a^2):c:h:g"},
    {"((I(a^2) + f:g) * (g %in% a + log(b) %in% log(b)) + f) + log(b) * c",
     "1 I(a^2) log(b) f c f:g g:a I(a^2):log(b) log(b):c I(a^2):g:a f:g:a f:g:log(b)"},
    {"(g) - (a + a * (I(a^2):f + c - h:I(a^2))) * ((g + g:a + a:log(b)) + h %in% g) + .",
     "1 a b c f g h"},
    {"((b + I(a^2) + g):log(b):(g - f %in% f + f %in% b %in% I(a^2)) + f/g/(h * log(b) + f:g:f)) - 1",
     "0 f g:log(b) g:f b:g:log(b) I(a^2):g:log(b) g:f:h g:log(b):f b:I(a^2):log(b):f g:log(b):f:"
     "h b:I(a^2):g:log(b):f"},
    {"h * (c %in% (f) %in% (g * f)) - 1",
     "0 h c:f:g h:c:f:g"},
    {"b + a * b + ((g + a):(g * g + f):(b * b + a * h)) %in% g %in% h",
     "1 b a b:a g:h b:g:h a:g:h g:f:h b:g:f:h a:g:f:h b:a:g:h b:a:g:f:h"},
    {"0 + g + h * ((h * c) * (f * g)) + h",
     "0 g h c f h:c g:f h:f g:h c:f g:c g:h:f g:c:f h:c:f g:h:c g:h:c:f"},
    {"g + (f) + c %in% ((g %in% f %in% g - g:I(a^2) + log(b):g)) %in% h + b * f + . - 1",
     "0 g f b a c h f:b g:f:c:log(b):h"},
    {"((h + h)/(g + f/c) + (h) + (f/I(a^2) + b) * f * h) + h + c + g",
     "1 h f b c g h:g h:f f:I(a^2) f:b h:b h:f:c h:f:I(a^2) h:f:b"},
    {"g/g/((h + f) * c) + c",
     "1 g c g:h g:f g:c g:h:c g:f:c"},
    {"h * f + a %in% b + f - 1",
     "0 h f h:f a:b"},
    {"a + (g * log(b) + b * (h))^2",
     "1 a g log(b) b h g:log(b) g:b g:h log(b):b log(b):h b:h g:b:h log(b):b:h g:log(b):b g:log("
     "b):h g:log(b):b:h"},
    {"b * I(a^2) + f",
     "1 b I(a^2) f b:I(a^2)"},
    {"(b:(c:f:g + g %in% log(b) - f:f)) * f * h + 1",
     "1 f h f:h b:g:log(b) b:c:f:g b:f:g:log(b) b:g:log(b):h b:c:f:g:h b:f:g:log(b):h"},
    {"I(a^2):(log(b) - f * h) - g * (h:g) + log(b) %in% ((b:f)) %in% b",
     "1 I(a^2):log(b) log(b):f:b"},
    {"(a:c + (b:f):I(a^2))^2 + .",
     "1 a b c f g h a:c b:f:I(a^2) a:c:b:f:I(a^2)"},
    {"log(b) * f + g * ((h) * log(b)) + ((a * c - g + f %in% I(a^2) %in% a)^2) %in% h",
     "1 log(b) f g h log(b):f log(b):h g:h log(b):g h:a h:c log(b):g:h h:a:c f:h:a:I(a^2) f:h:a:"
     "c:I(a^2)"},
    {"f + g",
     "1 f g"},
    {"0 + h/((h) * b - (g:I(a^2) + g %in% log(b) + g:g) * f)/((f + g * h))",
     "0 h h:b h:b:f h:b:g"},
    {"b + ((g * f + f):(f/g/b + h:f:b) + I(a^2) * (g:f - h * I(a^2))):a",
     "1 b f:a I(a^2):a g:f:a b:g:f:a b:f:h:a g:f:I(a^2):a b:g:f:h:a"},
    {"g:((I(a^2):h + c * f) - g) + g",
     "1 g g:c g:f g:I(a^2):h g:c:f"},
    {"(a + f + f):((I(a^2)):I(a^2))",
     "1 a:I(a^2) f:I(a^2)"},
    {"(h %in% f + f:f + g/g/a) %in% a + c:b",
     "1 f:a g:a c:b h:f:a"},
    {"a * g + f + I(a^2) %in% b",
     "1 a g f a:g I(a^2):b"},
    {"((log(b) %in% c - f %in% f)/(f + I(a^2) + a:g + a * c) + (h:c:g + g * I(a^2) * f):h:a)",
     "1 log(b):c log(b):c:f log(b):c:I(a^2) log(b):c:a a:g:h I(a^2):a:h f:a:h log(b):c:a:g c:a:g"
     ":h I(a^2):a:g:h f:a:g:h f:I(a^2):a:h f:I(a^2):a:g:h"},
    {"I(a^2) + f:f + .",
     "1 I(a^2) f a b c g h"},
    {"0 + (.)^2 - f %in% g",
     "0 a b c f g h a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:g c:h f:h g:h"},
    {"b %in% (g:(g:h):g + (log(b) + I(a^2) + log(b) * f + h):a:h + (b + f %in% h)^2) %in% b",
     "1 b:g:h:log(b):I(a^2):f:a"},
    {"(h + (a * log(b) + h %in% g %in% h - h * f) * log(b)):c + g * (g:g) - b",
     "1 g h:c a:c log(b):c a:log(b):c h:g:c h:log(b):g:c"},
    {"g + b + (c:(I(a^2) - I(a^2) + c * a + b:log(b)):g + log(b):(b/a + b * g)) - 1",
     "0 g b g:c b:log(b) g:log(b) g:c:a b:a:log(b) g:b:log(b) g:b:c:log(b)"},
    {"I(a^2):f + log(b):c",
     "1 I(a^2):f log(b):c"},
    {"(.)^2 - c",
     "1 a b f g h a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:g c:h f:g f:h g:h"},
    {"log(b):f - a + log(b) * (log(b) + log(b))",
     "1 log(b) log(b):f"},
    {"0 + c/c + h %in% g + c",
     "0 c h:g"},
    {"0 + ((f + f * b + c) * log(b) + log(b))/g + (I(a^2) * (h:c + c) - g - f * a * h)/f",
     "0 f b c log(b) I(a^2) f:b f:log(b) b:log(b) c:log(b) c:h c:I(a^2) f:b:log(b) c:I(a^2):h f:"
     "c:I(a^2):h f:b:c:log(b):g"},
    {"g + h:a + b %in% log(b)",
     "1 g h:a b:log(b)"},
    {"(I(a^2)/(f:g)):(h/log(b) + g/log(b))",
     "1 I(a^2):h I(a^2):g I(a^2):h:log(b) I(a^2):g:log(b) I(a^2):f:g I(a^2):f:g:h I(a^2):f:g:log"
     "(b) I(a^2):f:g:h:log(b)"},
    {"(.)^2 - g:((b) %in% b + h %in% b %in% log(b))",
     "1 a b c f g h a:b a:c a:f a:g a:h b:c b:f b:h c:f c:g c:h f:g f:h g:h"},
    {"(f/(c * g + h * c) + (log(b) * c) * a) + h * g * c - h:f:h",
     "1 f log(b) c a h g f:c f:g c:log(b) log(b):a c:a g:h c:h c:g f:c:g f:c:h c:log(b):a c:g:h"},
    {"I(a^2):(f:f + f * (log(b) * f + a:log(b)) * (f * g))",
     "1 I(a^2):f I(a^2):log(b) I(a^2):g I(a^2):f:log(b) I(a^2):log(b):a I(a^2):f:g I(a^2):log(b)"
     ":g I(a^2):f:log(b):a I(a^2):f:log(b):g I(a^2):log(b):a:g I(a^2):f:log(b):a:g"},
    {"I(a^2):log(b):(log(b)) - log(b)",
     "1 I(a^2):log(b)"},
    {"(f %in% (h * I(a^2) - I(a^2) * g) + (f + h):g + log(b):log(b))",
     "1 log(b) f:g h:g f:h:I(a^2)"},
    {"h %in% g + b:((f %in% h %in% c + h * h) * I(a^2))",
     "1 h:g h:b b:I(a^2) h:b:I(a^2) h:b:f:c h:b:f:c:I(a^2)"},
    {"c:((a - b + g + I(a^2)):(f + g * f))",
     "1 c:g c:a:f c:a:g c:g:f c:I(a^2):f c:g:I(a^2) c:a:g:f c:g:I(a^2):f"},
    {"h:g",
     "1 h:g"},
    {"f - g %in% a",
     "1 f"},
    {"f * g - 1",
     "0 f g f:g"},
    {"c * I(a^2) * log(b) + (((f/f + log(b):f + g:h)^2 + a) %in% b - ((f + f + h)^2)) + (c * (g)) * f + .",
     "1 c I(a^2) log(b) g f a b h c:I(a^2) c:log(b) I(a^2):log(b) f:b a:b c:g c:f f:g c:I(a^2):l"
     "og(b) log(b):f:b g:h:b c:f:g f:g:h:b log(b):f:g:h:b"},
    {"((c * a):g - g)/f + ((b * a - f:h) - (h * a + b))",
     "1 c:g a:g a:b c:a:g c:a:g:f"},
    {"((c/h - g) + I(a^2) * a + g) * a",
     "1 c I(a^2) a g c:h I(a^2):a c:a g:a c:h:a"},
    {"a/h - c:(f:(a):(g + g) + (g/log(b) + f) + c:f)",
     "1 a a:h"},
    {"g:(h %in% f + h)",
     "1 g:h g:h:f"},
    {"0 + ((c * h):log(b))/f - log(b)",
     "0 c:log(b) h:log(b) c:h:log(b) c:h:log(b):f"},
    {"(log(b):a) * (c:c) * (a * b + c %in% (a:g)) + a:(f)",
     "1 c a b log(b):a a:b a:c c:b a:f log(b):a:c a:c:g log(b):a:b a:c:b log(b):a:c:g log(b):a:c"
     ":b"},
    {"log(b)/a",
     "1 log(b) log(b):a"},
    {"c * g * g - f + b + f/(f/(b + c:f + h:g))",
     "1 c g b f c:g f:b c:f g:f:h"},
    {"(f * (f) + (I(a^2) * c + g:h) * (c:log(b):h))/g + g * g * g",
     "1 f I(a^2) c g I(a^2):c g:h c:h:log(b) I(a^2):c:h:log(b) c:g:h:log(b) f:I(a^2):c:g:h:log(b"
     ")"},
    {"a - 1",
     "0 a"},
    {"h * (h * (h + g + f/h) + log(b)/(g %in% c) + (log(b):f)^3) * c + ((I(a^2):h)^3)^2 + .",
     "1 h g f log(b) c a b h:f h:g f:log(b) h:log(b) h:c g:c f:c log(b):c h:I(a^2) g:log(b):c h:"
     "f:log(b) h:f:c h:g:c f:log(b):c h:log(b):c h:g:log(b):c h:f:log(b):c"},
    {"0 + ((b + (g)^2 + h/f + f/log(b)/b) * log(b)) * b * h",
     "0 b g h f log(b) h:f f:log(b) b:log(b) g:log(b) h:log(b) b:g b:h b:f g:h b:f:log(b) h:f:lo"
     "g(b) b:h:f b:g:log(b) b:h:log(b) g:h:log(b) b:g:h b:h:f:log(b) b:g:h:log(b)"},
    {"h + f",
     "1 h f"},
    {"((f + I(a^2)/g + c:g)^2 + (b * h + g) * g + (I(a^2)/a + I(a^2):a)^2) * (f + h:b) + f:g + .",
     "1 f I(a^2) b h g a c f:I(a^2) I(a^2):g g:c b:h g:b g:h I(a^2):a f:b f:h f:g f:I(a^2):g f:g"
     ":c I(a^2):g:c g:b:h f:b:h I(a^2):b:h f:g:b f:g:h f:I(a^2):a f:I(a^2):b:h I(a^2):g:b:h f:I("
     "a^2):g:c g:c:b:h f:g:b:h I(a^2):b:h:a f:I(a^2):g:b:h f:g:c:b:h I(a^2):g:c:b:h"},
    {"f * b * (h:(a + I(a^2) * g * f):((g * b * a)^2) + b) + a + 1",
     "1 f b a f:b h:a h:g h:a:g b:h:a h:I(a^2):g b:h:I(a^2) h:a:I(a^2) b:h:g f:h:g f:b:h f:h:a b"
     ":h:a:g b:h:I(a^2):g h:a:I(a^2):g b:h:a:I(a^2) f:b:h:g f:h:a:g f:b:h:a f:h:I(a^2):g f:b:h:I"
     "(a^2) f:h:a:I(a^2) b:h:a:I(a^2):g f:b:h:a:g f:b:h:I(a^2):g f:h:a:I(a^2):g f:b:h:a:I(a^2) f"
     ":b:h:a:I(a^2):g"},
    {"log(b) + f:f",
     "1 log(b) f"},
    {"((g - f * h) * (c - g + a %in% b %in% f) + (I(a^2):f) %in% (g %in% f) + g/(c/f)) + 1",
     "1 g c g:c f:a:b g:f:I(a^2) g:f:c g:f:a:b"},
    {"(I(a^2) %in% log(b)) + (c:g) %in% g",
     "1 I(a^2):log(b) c:g"},
    {"c %in% (b * a * I(a^2)) %in% f + f + .",
     "1 f a b c g h c:b:a:I(a^2):f"},
    {"(f) * (g/(g * f + b - f + c) + (f * c) * (g %in% f %in% I(a^2) + c)) + f %in% c",
     "1 f g c f:g g:b g:c f:c f:g:I(a^2) f:g:b f:g:c f:g:c:I(a^2)"},
    {"c %in% log(b)",
     "1 c:log(b)"},
    {"f * h",
     "1 f h f:h"},
    {"((c + log(b) * g) %in% log(b) %in% g + (a:g + b %in% c + h:h:f + b:g)) * h - (h)/g",
     "1 log(b):g g:a c:b h:f g:b c:log(b):g log(b):g:h g:a:h c:b:h g:b:h c:log(b):g:h"},
    {"(c * f * h)^3 + (g:b:b)",
     "1 c f h c:f c:h f:h g:b c:f:h"},
    {"f:log(b)",
     "1 f:log(b)"},
    {"((g + (g/h + f + g %in% c)^3)^2 - f:b - (f * log(b) * log(b)) * (f) + f)/log(b) + f/log(b) - 1",
     "0 g f g:h g:f g:c f:log(b) g:h:f g:h:c g:f:c g:h:f:c g:h:f:c:log(b)"},
    {"(g:g + log(b) + (f + log(b) * g) %in% g) + I(a^2) + .",
     "1 g log(b) I(a^2) a b c f h g:f g:log(b)"},
    {"(h:g + (a/I(a^2) + f * g + c:g:log(b)) * g + log(b) %in% g)/h + c",
     "1 a f g c h:g a:I(a^2) g:f g:a g:log(b) g:c:log(b) g:a:I(a^2) h:g:a:I(a^2):f:c:log(b)"},
    {"(.)^2 - h * h * ((log(b) + h:g:c)^2 + (b %in% h + h/f + h):c) - 1",
     "0 a b c f g a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:g f:g f:h g:h"},
    {"f + g/b",
     "1 f g g:b"},
    {"I(a^2)/a + h:g + f:h + ((b %in% f + (g * f + f:I(a^2) + I(a^2) %in% f + I(a^2):f)^2) + log(b))",
     "1 I(a^2) g f log(b) I(a^2):a h:g h:f f:b g:f I(a^2):f I(a^2):g:f"},
    {"f/g/g + I(a^2)",
     "1 f I(a^2) f:g"},
    {"((h:h + h + (b %in% c + f:a - f + c)^2)/f + (c/g + f:I(a^2) + b)/f + c %in% log(b)) * c + g/h - 1",
     "0 h c b g b:c f:a c:g f:I(a^2) c:log(b) h:c h:g c:f:a c:f:I(a^2) b:c:f:a h:b:c:f:a b:c:f:g"
     ":I(a^2)"},
    {"g:h + h - b * h + h",
     "1 h g:h"},
    {"g %in% h + g + .",
     "1 g a b c f h g:h"},
    {"0 + h * ((c * log(b) + g * h) * (b + f)) + f/f + h * a",
     "0 h c log(b) g b f a c:log(b) h:g c:b c:f log(b):b log(b):f g:b g:f h:b h:f h:c h:log(b) h"
     ":a c:log(b):b c:log(b):f h:g:b h:g:f h:c:log(b) h:c:b h:c:f h:log(b):b h:log(b):f h:c:log("
     "b):b h:c:log(b):f"},
    {"0 + ((h %in% h) + (h:h:a + log(b)) + h:b):g + .",
     "0 a b c f g h h:g log(b):g h:a:g h:b:g"},
    {"g + (h:(h %in% f))",
     "1 g h:f"},
    {"a - (log(b) + (c:h + c:f):b):(c * g):h + h/h + .",
     "1 a h b c f g"},
    {"g + h + .",
     "1 g h a b c f"},
    {"log(b) + (log(b))^3 + b",
     "1 log(b) b"},
    {"(f:(a/I(a^2)):a + log(b) * b * g):b + ((log(b) - log(b) * I(a^2) + f))",
     "1 b f log(b):b b:g f:a:b log(b):b:g f:a:I(a^2):b"},
    {"(b/g/f):(h * f * h + g * h - (b + log(b) * h - c:a) %in% h + f) + f/g",
     "1 f b:f b:g g:f b:f:h b:g:h b:g:f b:g:f:h"},
    {"(((c:f + g:g:f + g:c)^2 + log(b):I(a^2):f + g) * b):h + h %in% f",
     "1 g:h b:h f:h c:f:h f:g:h c:g:h g:b:h c:f:g:h f:log(b):I(a^2):h c:f:b:h f:g:b:h c:g:b:h c:"
     "f:g:b:h f:log(b):I(a^2):b:h"},
    {"(f/(h - f:log(b):c) - (h:h + g - h * log(b))) %in% g - 1",
     "0 f:g f:h:g"},
    {"(g:log(b) + g:h) * h * a + f %in% f + f + .",
     "1 h a f b c g g:log(b) g:h h:a g:log(b):h g:log(b):a g:h:a g:log(b):h:a"},
    {"I(a^2) + I(a^2) * c - h:I(a^2) + 1",
     "1 I(a^2) c I(a^2):c"},
    {"(g:log(b) + f/g + (c + I(a^2)) %in% (f %in% log(b) + h/I(a^2)) %in% b) + g:h:g",
     "1 f g:log(b) g:f g:h log(b):f:I(a^2):h:b log(b):f:c:I(a^2):h:b"},
    {"(.)^2 - (a:f)^3 + . + 1",
     "1 a b c f g h a:b a:c a:g a:h b:c b:f b:g b:h c:f c:g c:h f:g f:h g:h"},
    {"0 + c + 1",
     "1 c"},
    {"(.)^2 - (g + (h:g)) * I(a^2) + f:a + log(b)",
     "1 a b c f h log(b) a:b a:c a:f a:g a:h b:c b:f b:g b:h c:f c:g c:h f:g f:h"},
    {"(f - h/f/(g)) + h:(h * g) + b",
     "1 f h b h:g"},
    {"(h/(g * b + g %in% f + (I(a^2):h + log(b) %in% g)^2)/(a)) + g:((g * h + g %in% h))",
     "1 h g h:g h:b h:I(a^2) h:g:b h:g:f h:g:log(b) h:g:I(a^2):log(b) h:g:b:f:I(a^2):log(b):a"},
    {"((g/f) + (((f/c/c + g * h)^3)^3 + log(b):I(a^2):g + log(b))) + I(a^2):g",
     "1 g f h log(b) g:f f:c f:h g:h g:I(a^2) g:f:h g:f:c f:c:h g:log(b):I(a^2) g:f:c:h"},
    {"c/f + ((g/g + h %in% h + f/g - b:h):c + a + (h - a)^2 + h/(b:h)) %in% log(b)",
     "1 c c:f a:log(b) h:log(b) c:g:log(b) c:h:log(b) c:f:log(b) h:b:log(b) c:f:g:log(b)"},
    {"h + (g * a - h:(I(a^2):f:c - f)) + c",
     "1 h g a c g:a"},
};

// The columns of the model matrix; a, b and c are numbers, f has the levels p, q, r, g u, v, and h x, y, z.
constexpr OfR columns_of_r[] = {
    {"h:log(b)",
     "(Intercept) hx:log(b) hy:log(b) hz:log(b)"},
    {"(g * f - (c + a:f)^3 - f:(h + a * h - log(b) * b)) + a %in% (h) - g + .",
     "(Intercept) fq fr a b c gv hy hz gv:fq gv:fr a:hy a:hz"},
    {"0 + h + g/(I(a^2) * (g:I(a^2) + c + g) + c:(c/log(b) + I(a^2)) + (f/f/f)^3)",
     "hx hy hz gv gu:I(a^2) gv:I(a^2) gu:c gv:c gu:fq gv:fq gu:fr gv:fr gu:I(a^2):c gv:I(a^2):c "
     "gu:c:log(b) gv:c:log(b)"},
    {"c * h",
     "(Intercept) c hy hz c:hy c:hz"},
    {"(f * f * a + f * h):h + (g * f + f):(((a + g)^3 + f:f) - (b + h/log(b) + c)/log(b))",
     "(Intercept) hy hz gv fq fr fq:hy fr:hy fq:hz fr:hz a:hx a:hy a:hz a:gv fq:gv fr:gv fq:a fr"
     ":a fq:a:hy fr:a:hy fq:a:hz fr:a:hz fq:a:gv fr:a:gv"},
    {"((h:b:b) + (I(a^2) %in% a %in% c)) + c - 1",
     "c hx:b hy:b hz:b I(a^2):a:c"},
    {"0 + (h - log(b) * h) * ((c %in% h + c/f):(h) + (h * b + b %in% log(b) + c):f) + ((g:h)) * h",
     "hx hy hz hx:gv hy:gv hz:gv"},
    {"(h:c:(g + b)) + ((I(a^2) %in% log(b) + f * f * h)/g + f + I(a^2) * log(b)) - f:f",
     "(Intercept) hy hz I(a^2) log(b) I(a^2):log(b) hx:fq hy:fq hz:fq hx:fr hy:fr hz:fr hx:c:gu "
     "hy:c:gu hz:c:gu hx:c:gv hy:c:gv hz:c:gv hx:c:b hy:c:b hz:c:b hx:gu:I(a^2):log(b):fp hy:gu:"
     "I(a^2):log(b):fp hz:gu:I(a^2):log(b):fp hx:gv:I(a^2):log(b):fp hy:gv:I(a^2):log(b):fp hz:g"
     "v:I(a^2):log(b):fp hx:gu:I(a^2):log(b):fq hy:gu:I(a^2):log(b):fq hz:gu:I(a^2):log(b):fq hx"
     ":gv:I(a^2):log(b):fq hy:gv:I(a^2):log(b):fq hz:gv:I(a^2):log(b):fq hx:gu:I(a^2):log(b):fr "
     "hy:gu:I(a^2):log(b):fr hz:gu:I(a^2):log(b):fr hx:gv:I(a^2):log(b):fr hy:gv:I(a^2):log(b):f"
     "r hz:gv:I(a^2):log(b):fr"},
    {"((h * h - g) %in% a - (g:log(b))^2)^3 + h:g + .",
     "(Intercept) a b c fq fr gv hy hz hy:a hz:a hy:gv hz:gv"},
    {"log(b)/((f * f + f + c/a) + log(b) * g + (I(a^2):h + a)^3)/((log(b):a:h + h + c):f) - b:(h + g)",
     "(Intercept) log(b) log(b):fq log(b):fr log(b):c log(b):gv log(b):a log(b):c:a log(b):I(a^2"
     "):hx log(b):I(a^2):hy log(b):I(a^2):hz log(b):a:I(a^2):hx log(b):a:I(a^2):hy log(b):a:I(a^"
     "2):hz log(b):fp:c:a:gu:I(a^2):hx log(b):fq:c:a:gu:I(a^2):hx log(b):fr:c:a:gu:I(a^2):hx log"
     "(b):fp:c:a:gv:I(a^2):hx log(b):fq:c:a:gv:I(a^2):hx log(b):fr:c:a:gv:I(a^2):hx log(b):fp:c:"
     "a:gu:I(a^2):hy log(b):fq:c:a:gu:I(a^2):hy log(b):fr:c:a:gu:I(a^2):hy log(b):fp:c:a:gv:I(a^"
     "2):hy log(b):fq:c:a:gv:I(a^2):hy log(b):fr:c:a:gv:I(a^2):hy log(b):fp:c:a:gu:I(a^2):hz log"
     "(b):fq:c:a:gu:I(a^2):hz log(b):fr:c:a:gu:I(a^2):hz log(b):fp:c:a:gv:I(a^2):hz log(b):fq:c:"
     "a:gv:I(a^2):hz log(b):fr:c:a:gv:I(a^2):hz"},
    {"0 + g + f:(a + f + (I(a^2) * h) %in% (h))",
     "gu gv fq fr fp:a fq:a fr:a fp:hy fq:hy fr:hy fp:hz fq:hz fr:hz fp:I(a^2):hx fq:I(a^2):hx f"
     "r:I(a^2):hx fp:I(a^2):hy fq:I(a^2):hy fr:I(a^2):hy fp:I(a^2):hz fq:I(a^2):hz fr:I(a^2):hz"},
    {"I(a^2) + I(a^2) + c:g:log(b)",
     "(Intercept) I(a^2) c:gu:log(b) c:gv:log(b)"},
    {"g + c * I(a^2) + c/f",
     "(Intercept) gv c I(a^2) c:I(a^2) c:fq c:fr"},
    {"((c:h + g * h * f + h:c - log(b):b)/log(b) + f) + 1",
     "(Intercept) gv hy hz fq fr c:hx c:hy c:hz hy:gv hz:gv gv:fq gv:fr hy:fq hz:fq hy:fr hz:fr "
     "hy:gv:fq hz:gv:fq hy:gv:fr hz:gv:fr c:hx:gu:fp:log(b) c:hy:gu:fp:log(b) c:hz:gu:fp:log(b) "
     "c:hx:gv:fp:log(b) c:hy:gv:fp:log(b) c:hz:gv:fp:log(b) c:hx:gu:fq:log(b) c:hy:gu:fq:log(b) "
     "c:hz:gu:fq:log(b) c:hx:gv:fq:log(b) c:hy:gv:fq:log(b) c:hz:gv:fq:log(b) c:hx:gu:fr:log(b) "
     "c:hy:gu:fr:log(b) c:hz:gu:fr:log(b) c:hx:gv:fr:log(b) c:hy:gv:fr:log(b) c:hz:gv:fr:log(b)"},
    {"I(a^2) + (g + g + b * h) - h %in% h %in% g",
     "(Intercept) I(a^2) gv b hy hz b:hy b:hz"},
    {"h",
     "(Intercept) hy hz"},
    {"g %in% ((f * g * log(b)):b + (h + g):h + h:h:(h * b + a - h:f)) - g %in% g + .",
     "(Intercept) a b c fq fr gv hy hz gu:fp:log(b):b:hx:a gv:fp:log(b):b:hx:a gu:fq:log(b):b:hx"
     ":a gv:fq:log(b):b:hx:a gu:fr:log(b):b:hx:a gv:fr:log(b):b:hx:a gu:fp:log(b):b:hy:a gv:fp:l"
     "og(b):b:hy:a gu:fq:log(b):b:hy:a gv:fq:log(b):b:hy:a gu:fr:log(b):b:hy:a gv:fr:log(b):b:hy"
     ":a gu:fp:log(b):b:hz:a gv:fp:log(b):b:hz:a gu:fq:log(b):b:hz:a gv:fq:log(b):b:hz:a gu:fr:l"
     "og(b):b:hz:a gv:fr:log(b):b:hz:a"},
    {"log(b) - h:f",
     "(Intercept) log(b)"},
    {"a",
     "(Intercept) a"},
    {"c * (c * g + I(a^2):h) + 1",
     "(Intercept) c gv c:gv I(a^2):hx I(a^2):hy I(a^2):hz c:I(a^2):hx c:I(a^2):hy c:I(a^2):hz"},
    {"(a:f):f",
     "(Intercept) a:fp a:fq a:fr"},
    {"(c):((g:h + f * h * g)/f + I(a^2) * g + (g %in% b + a:g:a):g)",
     "(Intercept) c:fp c:fq c:fr c:hy c:hz c:gv c:I(a^2) c:gv:hy c:gv:hz c:hy:fq c:hz:fq c:hy:fr"
     " c:hz:fr c:gv:fq c:gv:fr c:gv:I(a^2) c:gu:b c:gv:b c:gu:a c:gv:a c:gv:hy:fq c:gv:hz:fq c:g"
     "v:hy:fr c:gv:hz:fr"},
    {"0 + f",
     "fp fq fr"},
    {"(f * f + (h + c))^3 - ((log(b) * c + h * g) * f + h + (h + b * h * I(a^2) + log(b) + h * log(b)))",
     "(Intercept) hx:c hy:c hz:c fq:hx:c fr:hx:c fq:hy:c fr:hy:c fq:hz:c fr:hz:c"},
    {"(g + (c + I(a^2) - h) + b * h * a + f:g) %in% (g + h) - 1",
     "gu:hx gv:hx gu:hy gv:hy gu:hz gv:hz gu:c:hx gv:c:hx gu:c:hy gv:c:hy gu:c:hz gv:c:hz gu:I(a"
     "^2):hx gv:I(a^2):hx gu:I(a^2):hy gv:I(a^2):hy gu:I(a^2):hz gv:I(a^2):hz gu:hx:b gv:hx:b gu"
     ":hy:b gv:hy:b gu:hz:b gv:hz:b gu:hx:a gv:hx:a gu:hy:a gv:hy:a gu:hz:a gv:hz:a gu:hx:fq gv:"
     "hx:fq gu:hy:fq gv:hy:fq gu:hz:fq gv:hz:fq gu:hx:fr gv:hx:fr gu:hy:fr gv:hy:fr gu:hz:fr gv:"
     "hz:fr gu:hx:b:a gv:hx:b:a gu:hy:b:a gv:hy:b:a gu:hz:b:a gv:hz:b:a"},
    {"log(b)/((c * g) + (g/h + (I(a^2) + g %in% h %in% g)^3):log(b))",
     "(Intercept) log(b) log(b):c log(b):gv log(b):I(a^2) log(b):c:gv log(b):gu:hy log(b):gv:hy "
     "log(b):gu:hz log(b):gv:hz log(b):gu:hx:I(a^2) log(b):gv:hx:I(a^2) log(b):gu:hy:I(a^2) log("
     "b):gv:hy:I(a^2) log(b):gu:hz:I(a^2) log(b):gv:hz:I(a^2)"},
    {"0 + f + h %in% f - b:a + f * h",
     "fp fq fr hy hz fq:hy fr:hy fq:hz fr:hz"},
    {"b + ((h:h + b) * h + h * (h/log(b)/log(b) - f) * f):g",
     "(Intercept) b hx:gu hy:gu hz:gu hx:gv hy:gv hz:gv b:gv fq:gu fr:gu fq:gv fr:gv b:hy:gu b:h"
     "z:gu b:hy:gv b:hz:gv hx:log(b):gu hy:log(b):gu hz:log(b):gu hx:log(b):gv hy:log(b):gv hz:l"
     "og(b):gv hy:fq:gu hz:fq:gu hy:fr:gu hz:fr:gu hy:fq:gv hz:fq:gv hy:fr:gv hz:fr:gv hx:log(b)"
     ":fq:gu hy:log(b):fq:gu hz:log(b):fq:gu hx:log(b):fr:gu hy:log(b):fr:gu hz:log(b):fr:gu hx:"
     "log(b):fq:gv hy:log(b):fq:gv hz:log(b):fq:gv hx:log(b):fr:gv hy:log(b):fr:gv hz:log(b):fr:"
     "gv"},
    {"((I(a^2):g + I(a^2) + f:c):a + g:g)^2 + g",
     "(Intercept) gv I(a^2):a I(a^2):gv:a fp:c:a fq:c:a fr:c:a I(a^2):fp:c:a I(a^2):fq:c:a I(a^2"
     "):fr:c:a gv:fp:c:a gv:fq:c:a gv:fr:c:a I(a^2):gv:fp:c:a I(a^2):gv:fq:c:a I(a^2):gv:fr:c:a"},
    {"0 + ((f * h * I(a^2) - f %in% f %in% g)^3 + g/(g %in% g + g) - log(b) * h * a)",
     "fp fq fr I(a^2) gv fp:hy fq:hy fr:hy fp:hz fq:hz fr:hz fq:I(a^2) fr:I(a^2) hy:I(a^2) hz:I("
     "a^2) fq:hy:I(a^2) fr:hy:I(a^2) fq:hz:I(a^2) fr:hz:I(a^2)"},
    {"g + ((f:b + f:a) * (f + f %in% h - log(b) %in% a + g:h)) * f",
     "(Intercept) gv fq fr fp:b fq:b fr:b fp:a fq:a fr:a fp:hy fq:hy fr:hy fp:hz fq:hz fr:hz gv:"
     "hy gv:hz fp:b:hy fq:b:hy fr:b:hy fp:b:hz fq:b:hz fr:b:hz fp:a:hy fq:a:hy fr:a:hy fp:a:hz f"
     "q:a:hz fr:a:hz gv:fq:hx gv:fr:hx gv:fq:hy gv:fr:hy gv:fq:hz gv:fr:hz gv:fp:b:hx gv:fq:b:hx"
     " gv:fr:b:hx gv:fp:b:hy gv:fq:b:hy gv:fr:b:hy gv:fp:b:hz gv:fq:b:hz gv:fr:b:hz gv:fp:a:hx g"
     "v:fq:a:hx gv:fr:a:hx gv:fp:a:hy gv:fq:a:hy gv:fr:a:hy gv:fp:a:hz gv:fq:a:hz gv:fr:a:hz"},
    {"h + I(a^2):g + c:(a * g) + .",
     "(Intercept) hy hz a b c fq fr gv I(a^2):gu I(a^2):gv c:a gv:c gv:c:a"},
    {"((g) * f - h/(g/g) + f * (g * log(b) * g) - I(a^2):(b)):f",
     "(Intercept) fq fr gv:fp gv:fq gv:fr fp:log(b) fq:log(b) fr:log(b) gv:fp:log(b) gv:fq:log(b"
     ") gv:fr:log(b)"},
    {"f - (g/(f:I(a^2) - I(a^2):c:a)/(f:h))",
     "(Intercept) fq fr"},
    {"h %in% b - c/(g:(f) + (I(a^2) + f:b + a:h + h):h + (g %in% c + g * f)^3)",
     "(Intercept) hx:b hy:b hz:b"},
    {"h * g",
     "(Intercept) hy hz gv hy:gv hz:gv"},
    {"(b + (c %in% g %in% a + g + h + (h + h:h)^3)) * h + h + g:(c * (g + g) + f)",
     "(Intercept) b gv hy hz b:hy b:hz gv:hy gv:hz c:gu c:gv gu:fq gv:fq gu:fr gv:fr c:gu:a c:gv"
     ":a c:gu:a:hy c:gv:a:hy c:gu:a:hz c:gv:a:hz"},
    {"g/a/log(b) + g",
     "(Intercept) gv gu:a gv:a gu:a:log(b) gv:a:log(b)"},
    {"a + (I(a^2)/log(b) - f %in% f) %in% (h/(f + h:b) + g + I(a^2) * (g + log(b) * f + f))",
     "(Intercept) a I(a^2):log(b):fp:hx:b:gu I(a^2):log(b):fq:hx:b:gu I(a^2):log(b):fr:hx:b:gu I"
     "(a^2):log(b):fp:hy:b:gu I(a^2):log(b):fq:hy:b:gu I(a^2):log(b):fr:hy:b:gu I(a^2):log(b):fp"
     ":hz:b:gu I(a^2):log(b):fq:hz:b:gu I(a^2):log(b):fr:hz:b:gu I(a^2):log(b):fp:hx:b:gv I(a^2)"
     ":log(b):fq:hx:b:gv I(a^2):log(b):fr:hx:b:gv I(a^2):log(b):fp:hy:b:gv I(a^2):log(b):fq:hy:b"
     ":gv I(a^2):log(b):fr:hy:b:gv I(a^2):log(b):fp:hz:b:gv I(a^2):log(b):fq:hz:b:gv I(a^2):log("
     "b):fr:hz:b:gv"},
    {"g:(b/c)",
     "(Intercept) gu:b gv:b gu:b:c gv:b:c"},
    {"h * f + (f/(g * g * h + f:h:log(b) + I(a^2):g) + g %in% h)",
     "(Intercept) hy hz fq fr hy:fq hz:fq hy:fr hz:fr fp:gv fq:gv fr:gv hy:gv hz:gv hy:fq:gv hz:"
     "fq:gv hy:fr:gv hz:fr:gv hx:fp:log(b) hy:fp:log(b) hz:fp:log(b) hx:fq:log(b) hy:fq:log(b) h"
     "z:fq:log(b) hx:fr:log(b) hy:fr:log(b) hz:fr:log(b) fp:gu:I(a^2) fq:gu:I(a^2) fr:gu:I(a^2) "
     "fp:gv:I(a^2) fq:gv:I(a^2) fr:gv:I(a^2)"},
    {"c:((c + f:b:g):(f/h + c * h + f:h:f) - a:g)",
     "(Intercept) c c:fq c:fr c:hy c:hz c:fq:hy c:fr:hy c:fq:hz c:fr:hz c:fp:b:gu c:fq:b:gu c:fr"
     ":b:gu c:fp:b:gv c:fq:b:gv c:fr:b:gv c:fp:b:gu:hy c:fq:b:gu:hy c:fr:b:gu:hy c:fp:b:gv:hy c:"
     "fq:b:gv:hy c:fr:b:gv:hy c:fp:b:gu:hz c:fq:b:gu:hz c:fr:b:gu:hz c:fp:b:gv:hz c:fq:b:gv:hz c"
     ":fr:b:gv:hz"},
    {"f %in% (h:(g:g)) + a:a",
     "(Intercept) a fp:hx:gu fq:hx:gu fr:hx:gu fp:hy:gu fq:hy:gu fr:hy:gu fp:hz:gu fq:hz:gu fr:h"
     "z:gu fp:hx:gv fq:hx:gv fr:hx:gv fp:hy:gv fq:hy:gv fr:hy:gv fp:hz:gv fq:hz:gv fr:hz:gv"},
    {"(c:f):a + I(a^2)/((I(a^2)/I(a^2) + h) * a - (g + h:I(a^2)):f:(h + b + f %in% c))",
     "(Intercept) I(a^2) I(a^2):hy I(a^2):hz a:I(a^2) c:fp:a c:fq:a c:fr:a a:I(a^2):hy a:I(a^2):"
     "hz"},
    {"f + f",
     "(Intercept) fq fr"},
    {"h - ((f * h + g:g + h * g):h + (log(b):log(b) + (c/a)^3 + a:h + c/c/h):(log(b)/c)):b:h + f:f + .",
     "(Intercept) hy hz fq fr a b c gv"},
    {"log(b):a:(h:(log(b):log(b):f + g + a:a) + g:I(a^2) + b:(log(b)/g/h + a + log(b)) + a)",
     "(Intercept) log(b):a log(b):a:hy log(b):a:hz log(b):a:b log(b):a:hx:fq log(b):a:hy:fq log("
     "b):a:hz:fq log(b):a:hx:fr log(b):a:hy:fr log(b):a:hz:fr log(b):a:hx:gv log(b):a:hy:gv log("
     "b):a:hz:gv log(b):a:gu:I(a^2) log(b):a:gv:I(a^2) log(b):a:gv:b log(b):a:hy:gu:b log(b):a:h"
     "z:gu:b log(b):a:hy:gv:b log(b):a:hz:gv:b"},
    {"f - h * b * a",
     "(Intercept) fq fr"},
    {"0 + f + ((h:c) %in% (h * I(a^2) + g:c:a) + f)/b/b + 1",
     "(Intercept) fq fr hx:c:I(a^2):gu:a hy:c:I(a^2):gu:a hz:c:I(a^2):gu:a hx:c:I(a^2):gv:a hy:c"
     ":I(a^2):gv:a hz:c:I(a^2):gv:a fp:hx:c:I(a^2):gu:a:b fq:hx:c:I(a^2):gu:a:b fr:hx:c:I(a^2):g"
     "u:a:b fp:hy:c:I(a^2):gu:a:b fq:hy:c:I(a^2):gu:a:b fr:hy:c:I(a^2):gu:a:b fp:hz:c:I(a^2):gu:"
     "a:b fq:hz:c:I(a^2):gu:a:b fr:hz:c:I(a^2):gu:a:b fp:hx:c:I(a^2):gv:a:b fq:hx:c:I(a^2):gv:a:"
     "b fr:hx:c:I(a^2):gv:a:b fp:hy:c:I(a^2):gv:a:b fq:hy:c:I(a^2):gv:a:b fr:hy:c:I(a^2):gv:a:b "
     "fp:hz:c:I(a^2):gv:a:b fq:hz:c:I(a^2):gv:a:b fr:hz:c:I(a^2):gv:a:b"},
    {"log(b) + a + ((f)) + .",
     "(Intercept) log(b) a fq fr b c gv hy hz"},
    {"f * b + h/b",
     "(Intercept) fq fr b hy hz fq:b fr:b b:hy b:hz"},
    {"(I(a^2):g:(g:h) - ((c:b:a + g * g)^2) %in% f)^3",
     "(Intercept) I(a^2):gu:hx I(a^2):gv:hx I(a^2):gu:hy I(a^2):gv:hy I(a^2):gu:hz I(a^2):gv:hz"},
    {"I(a^2):h + f %in% c - 1",
     "I(a^2):hx I(a^2):hy I(a^2):hz fp:c fq:c fr:c"},
    {"h:log(b):(log(b):h + f + g:a) + b %in% log(b)",
     "(Intercept) hx:log(b) hy:log(b) hz:log(b) log(b):b hx:log(b):fq hy:log(b):fq hz:log(b):fq "
     "hx:log(b):fr hy:log(b):fr hz:log(b):fr hx:log(b):gu:a hy:log(b):gu:a hz:log(b):gu:a hx:log"
     "(b):gv:a hy:log(b):gv:a hz:log(b):gv:a"},
    {"(g * b * I(a^2))^3 + a/(f * f)",
     "(Intercept) gv b I(a^2) a gv:b gv:I(a^2) b:I(a^2) a:fq a:fr gv:b:I(a^2)"},
    {"c + ((h:h:h) - (f:c + h) %in% (log(b) + g * a + h/f))",
     "(Intercept) c hy hz"},
    {"a + h * f + 1",
     "(Intercept) a hy hz fq fr hy:fq hz:fq hy:fr hz:fr"},
    {"a %in% g + c * f + f + .",
     "(Intercept) c fq fr a b gv hy hz a:gv c:fq c:fr"},
    {"c + g * (g + (h:h):log(b)) - log(b) * c + g %in% log(b) %in% (f %in% g %in% g)",
     "(Intercept) gv hx:log(b) hy:log(b) hz:log(b) gv:hx:log(b) gv:hy:log(b) gv:hz:log(b) gu:log"
     "(b):fq gv:log(b):fq gu:log(b):fr gv:log(b):fr"},
    {"c + h/h/((f:a:g) %in% (f) - (g:f - f * c)/(b - g))",
     "(Intercept) c hy hz hx:fp:a:gu hy:fp:a:gu hz:fp:a:gu hx:fq:a:gu hy:fq:a:gu hz:fq:a:gu hx:f"
     "r:a:gu hy:fr:a:gu hz:fr:a:gu hx:fp:a:gv hy:fp:a:gv hz:fp:a:gv hx:fq:a:gv hy:fq:a:gv hz:fq:"
     "a:gv hx:fr:a:gv hy:fr:a:gv hz:fr:a:gv"},
    {"g:log(b):b + ((b - g * g) * I(a^2) + (b * c * h + h * b + a * c):(h):(c:b)) %in% g + h/log(b)",
     "(Intercept) hy hz gu:b gv:b gu:I(a^2) gv:I(a^2) log(b):hx log(b):hy log(b):hz gu:log(b):b "
     "gv:log(b):b gu:b:I(a^2) gv:b:I(a^2) gu:b:c:hx gv:b:c:hx gu:b:c:hy gv:b:c:hy gu:b:c:hz gv:b"
     ":c:hz gu:b:c:hx:a gv:b:c:hx:a gu:b:c:hy:a gv:b:c:hy:a gu:b:c:hz:a gv:b:c:hz:a"},
    {"(h + f + h * a)",
     "(Intercept) hy hz fq fr a hy:a hz:a"},
    {"(f + h:a:I(a^2)):a + ((f/I(a^2) + h:h + log(b) %in% c) + f) * a",
     "(Intercept) fq fr hy hz a fq:a fr:a fp:I(a^2) fq:I(a^2) fr:I(a^2) log(b):c hy:a hz:a hx:a:"
     "I(a^2) hy:a:I(a^2) hz:a:I(a^2) fq:a:I(a^2) fr:a:I(a^2) a:log(b):c"},
    {"b + g:(a + a %in% (a * h * log(b)))",
     "(Intercept) b gu:a gv:a gu:a:hx:log(b) gv:a:hx:log(b) gu:a:hy:log(b) gv:a:hy:log(b) gu:a:h"
     "z:log(b) gv:a:hz:log(b)"},
    {"b:I(a^2)",
     "(Intercept) b:I(a^2)"},
    {"0 + (f:I(a^2) + I(a^2)/(I(a^2):f + b) - g * f * (g * g)):h + b",
     "b I(a^2):hx I(a^2):hy I(a^2):hz fq:I(a^2):hx fr:I(a^2):hx fq:I(a^2):hy fr:I(a^2):hy fq:I(a"
     "^2):hz fr:I(a^2):hz I(a^2):b:hx I(a^2):b:hy I(a^2):b:hz"},
    {"0 + g + c %in% c + (g + (g %in% h - b * f) * (I(a^2) - c + c:log(b):f))",
     "gu gv c I(a^2) gu:hy gv:hy gu:hz gv:hz c:fp:log(b) c:fq:log(b) c:fr:log(b) gu:hx:I(a^2) gv"
     ":hx:I(a^2) gu:hy:I(a^2) gv:hy:I(a^2) gu:hz:I(a^2) gv:hz:I(a^2) gu:c:hx:fp:log(b) gv:c:hx:f"
     "p:log(b) gu:c:hy:fp:log(b) gv:c:hy:fp:log(b) gu:c:hz:fp:log(b) gv:c:hz:fp:log(b) gu:c:hx:f"
     "q:log(b) gv:c:hx:fq:log(b) gu:c:hy:fq:log(b) gv:c:hy:fq:log(b) gu:c:hz:fq:log(b) gv:c:hz:f"
     "q:log(b) gu:c:hx:fr:log(b) gv:c:hx:fr:log(b) gu:c:hy:fr:log(b) gv:c:hy:fr:log(b) gu:c:hz:f"
     "r:log(b) gv:c:hz:fr:log(b)"},
    {"g * a * f - 1",
     "gu gv a fq fr gv:a gv:fq gv:fr a:fq a:fr gv:a:fq gv:a:fr"},
    {"h * b + (f/f)/h",
     "(Intercept) hy hz b fq fr hy:b hz:b hy:fq hz:fq hy:fr hz:fr"},
    {"0 + a + (I(a^2) %in% g + f * (h/h + I(a^2) * log(b)) + (f %in% h + g * c * g)):((f:f:f) %in% g)",
     "a gu:fp gv:fp gu:fq gv:fq gu:fr gv:fr I(a^2):gu:fp I(a^2):gv:fp I(a^2):gu:fq I(a^2):gv:fq "
     "I(a^2):gu:fr I(a^2):gv:fr gu:fp:hy gv:fp:hy gu:fq:hy gv:fq:hy gu:fr:hy gv:fr:hy gu:fp:hz g"
     "v:fp:hz gu:fq:hz gv:fq:hz gu:fr:hz gv:fr:hz gu:fp:log(b) gv:fp:log(b) gu:fq:log(b) gv:fq:l"
     "og(b) gu:fr:log(b) gv:fr:log(b) gu:fp:c gv:fp:c gu:fq:c gv:fq:c gu:fr:c gv:fr:c I(a^2):gu:"
     "fp:log(b) I(a^2):gv:fp:log(b) I(a^2):gu:fq:log(b) I(a^2):gv:fq:log(b) I(a^2):gu:fr:log(b) "
     "I(a^2):gv:fr:log(b)"},
    {"((h * f + g/f + h:log(b) + g) * h):g",
     "(Intercept) gv hy:gu hz:gu hy:gv hz:gv fq:gu fr:gu fq:gv fr:gv hy:fq:gu hz:fq:gu hy:fr:gu "
     "hz:fr:gu hy:fq:gv hz:fq:gv hy:fr:gv hz:fr:gv hx:gu:log(b) hy:gu:log(b) hz:gu:log(b) hx:gv:"
     "log(b) hy:gv:log(b) hz:gv:log(b)"},
    {"((log(b) + b/g/log(b)):(I(a^2) + h %in% f - g:f:g) + f/I(a^2)) %in% h + b:f - 1",
     "hx:fp hy:fp hz:fp hx:fq hy:fq hz:fq hx:fr hy:fr hz:fr b:fp b:fq b:fr log(b):I(a^2):hx log("
     "b):I(a^2):hy log(b):I(a^2):hz log(b):hx:fq log(b):hy:fq log(b):hz:fq log(b):hx:fr log(b):h"
     "y:fr log(b):hz:fr b:I(a^2):hx b:I(a^2):hy b:I(a^2):hz b:hy:fq b:hz:fq b:hy:fr b:hz:fr I(a^"
     "2):hx:fq I(a^2):hy:fq I(a^2):hz:fq I(a^2):hx:fr I(a^2):hy:fr I(a^2):hz:fr b:gv:I(a^2):hx b"
     ":gv:I(a^2):hy b:gv:I(a^2):hz b:gv:hx:fq b:gv:hy:fq b:gv:hz:fq b:gv:hx:fr b:gv:hy:fr b:gv:h"
     "z:fr log(b):b:gu:I(a^2):hx log(b):b:gv:I(a^2):hx log(b):b:gu:I(a^2):hy log(b):b:gv:I(a^2):"
     "hy log(b):b:gu:I(a^2):hz log(b):b:gv:I(a^2):hz log(b):b:gu:hx:fq log(b):b:gv:hx:fq log(b):"
     "b:gu:hy:fq log(b):b:gv:hy:fq log(b):b:gu:hz:fq log(b):b:gv:hz:fq log(b):b:gu:hx:fr log(b):"
     "b:gv:hx:fr log(b):b:gu:hy:fr log(b):b:gv:hy:fr log(b):b:gu:hz:fr log(b):b:gv:hz:fr"},
    {"0 + g %in% ((b:g + f * a * h) + (f/f/h) + log(b)) + (h * log(b))/((I(a^2)/g + f * a) %in% (log(b)))",
     "hx hy hz log(b) hy:log(b) hz:log(b) hx:log(b):I(a^2) hy:log(b):I(a^2) hz:log(b):I(a^2) fq:"
     "hx:log(b) fr:hx:log(b) fq:hy:log(b) fr:hy:log(b) fq:hz:log(b) fr:hz:log(b) a:hx:log(b) a:h"
     "y:log(b) a:hz:log(b) gv:hx:log(b):I(a^2) gv:hy:log(b):I(a^2) gv:hz:log(b):I(a^2) fq:a:hx:l"
     "og(b) fr:a:hx:log(b) fq:a:hy:log(b) fr:a:hy:log(b) fq:a:hz:log(b) fr:a:hz:log(b) gu:b:fp:a"
     ":hx:log(b) gv:b:fp:a:hx:log(b) gu:b:fq:a:hx:log(b) gv:b:fq:a:hx:log(b) gu:b:fr:a:hx:log(b)"
     " gv:b:fr:a:hx:log(b) gu:b:fp:a:hy:log(b) gv:b:fp:a:hy:log(b) gu:b:fq:a:hy:log(b) gv:b:fq:a"
     ":hy:log(b) gu:b:fr:a:hy:log(b) gv:b:fr:a:hy:log(b) gu:b:fp:a:hz:log(b) gv:b:fp:a:hz:log(b)"
     " gu:b:fq:a:hz:log(b) gv:b:fq:a:hz:log(b) gu:b:fr:a:hz:log(b) gv:b:fr:a:hz:log(b)"},
    {"(g * f * (b + g - h * g) + b:c) * (f) * g + g - 1",
     "gu gv fq fr b gv:fq gv:fr gv:b fq:b fr:b b:c gv:fq:b gv:fr:b fq:b:c fr:b:c gv:b:c gv:fq:b:"
     "c gv:fr:b:c"},
    {"(b * b * g + (a + f:g) %in% b - g + ((g)^3 + c + f/h/c - f %in% log(b)) %in% b)",
     "(Intercept) b b:gv b:a b:c b:fq b:fr b:gv:fq b:gv:fr b:fp:hy b:fq:hy b:fr:hy b:fp:hz b:fq:"
     "hz b:fr:hz b:fp:c:hx b:fq:c:hx b:fr:c:hx b:fp:c:hy b:fq:c:hy b:fr:c:hy b:fp:c:hz b:fq:c:hz"
     " b:fr:c:hz"},
    {"b * I(a^2) * b + h",
     "(Intercept) b I(a^2) hy hz b:I(a^2)"},
    {"b:f:g + b %in% b + h * a",
     "(Intercept) b hy hz a hy:a hz:a b:fp:gu b:fq:gu b:fr:gu b:fp:gv b:fq:gv b:fr:gv"},
    {"((a) * h + a - h)/h",
     "(Intercept) a a:hy a:hz"},
    {"f + (h + c/g + (c * f + (a:g - f)^2) * (h:c:I(a^2)))",
     "(Intercept) fq fr hy hz c c:gv fq:c fr:c gu:a gv:a hx:c:I(a^2) hy:c:I(a^2) hz:c:I(a^2) fq:"
     "hx:c:I(a^2) fr:hx:c:I(a^2) fq:hy:c:I(a^2) fr:hy:c:I(a^2) fq:hz:c:I(a^2) fr:hz:c:I(a^2) hx:"
     "c:gu:a:I(a^2) hy:c:gu:a:I(a^2) hz:c:gu:a:I(a^2) hx:c:gv:a:I(a^2) hy:c:gv:a:I(a^2) hz:c:gv:"
     "a:I(a^2)"},
    {"a * g",
     "(Intercept) a gv a:gv"},
    {"a/g",
     "(Intercept) a a:gv"},
    {"0 + g + a",
     "gu gv a"},
    {"(log(b) + (g:b + f %in% I(a^2)) * g * b + h) * g",
     "(Intercept) log(b) gv b hy hz gv:b fp:I(a^2) fq:I(a^2) fr:I(a^2) log(b):gv gv:hy gv:hz gv:"
     "fp:I(a^2) gv:fq:I(a^2) gv:fr:I(a^2) b:fp:I(a^2) b:fq:I(a^2) b:fr:I(a^2) gv:b:fp:I(a^2) gv:"
     "b:fq:I(a^2) gv:b:fr:I(a^2)"},
    {"((g + a:g):g)",
     "(Intercept) gv gu:a gv:a"},
    {"f %in% h + log(b):g - 1",
     "fp:hx fq:hx fr:hx fp:hy fq:hy fr:hy fp:hz fq:hz fr:hz log(b):gu log(b):gv"},
    {"(g + log(b) + (c:f + a:a):I(a^2):a) - (g %in% (g/I(a^2)/h)):f:(a + (h %in% c %in% g + log(b) * f))",
     "(Intercept) gv log(b) a:I(a^2) c:fp:a:I(a^2) c:fq:a:I(a^2) c:fr:a:I(a^2)"},
    {"(g:f + f * f + (g) %in% f)^2 - c + ((h:f + f:I(a^2):a) * c + f * (c))",
     "(Intercept) fq fr c gv:fp gv:fq gv:fr fp:hy fq:hy fr:hy fp:hz fq:hz fr:hz fq:c fr:c fp:I(a"
     "^2):a fq:I(a^2):a fr:I(a^2):a fp:c:hy fq:c:hy fr:c:hy fp:c:hz fq:c:hz fr:c:hz fp:c:I(a^2):"
     "a fq:c:I(a^2):a fr:c:I(a^2):a"},
    {"((log(b):f + h + log(b)) + f/c)",
     "(Intercept) hy hz log(b) fq fr log(b):fq log(b):fr fp:c fq:c fr:c"},
    {"0 + f/I(a^2) + ((h:g - a * h * f) * g + f:f + (h * c + g:h + h)) + .",
     "fp fq fr gv hy hz c a b fp:I(a^2) fq:I(a^2) fr:I(a^2) hy:gv hz:gv hy:c hz:c"},
    {"((g %in% log(b) + g) * g - log(b) %in% g %in% a):a:I(a^2) + f:(h:(h + g %in% log(b)))",
     "(Intercept) fp:hx fq:hx fr:hx fp:hy fq:hy fr:hy fp:hz fq:hz fr:hz gu:a:I(a^2) gv:a:I(a^2) "
     "gu:log(b):a:I(a^2) gv:log(b):a:I(a^2) gu:log(b):fp:hx gv:log(b):fp:hx gu:log(b):fq:hx gv:l"
     "og(b):fq:hx gu:log(b):fr:hx gv:log(b):fr:hx gu:log(b):fp:hy gv:log(b):fp:hy gu:log(b):fq:h"
     "y gv:log(b):fq:hy gu:log(b):fr:hy gv:log(b):fr:hy gu:log(b):fp:hz gv:log(b):fp:hz gu:log(b"
     "):fq:hz gv:log(b):fq:hz gu:log(b):fr:hz gv:log(b):fr:hz"},
    {"g * c - I(a^2)/f",
     "(Intercept) gv c gv:c"},
    {"log(b) * h",
     "(Intercept) log(b) hy hz log(b):hy log(b):hz"},
    {"((c * log(b) - c * c + f:log(b):h) + log(b)) + f * ((g):h + a + (g - c)) - 1",
     "log(b) fp fq fr a gv c:log(b) hy:gu hz:gu hy:gv hz:gv fq:a fr:a fq:gv fr:gv log(b):fp:hx l"
     "og(b):fq:hx log(b):fr:hx log(b):fp:hy log(b):fq:hy log(b):fr:hy log(b):fp:hz log(b):fq:hz "
     "log(b):fr:hz fq:hy:gv fr:hy:gv fq:hz:gv fr:hz:gv"},
    {"a + ((h/g) + (h %in% g %in% g + f * b + g:a:h) + f * (I(a^2):f + c:b - f * g)):h + 1",
     "(Intercept) a hy hz hx:gv hy:gv hz:gv hx:fq hy:fq hz:fq hx:fr hy:fr hz:fr hx:b hy:b hz:b h"
     "x:fq:b hy:fq:b hz:fq:b hx:fr:b hy:fr:b hz:fr:b a:hx:gu a:hy:gu a:hz:gu a:hx:gv a:hy:gv a:h"
     "z:gv hx:fp:I(a^2) hy:fp:I(a^2) hz:fp:I(a^2) hx:fq:I(a^2) hy:fq:I(a^2) hz:fq:I(a^2) hx:fr:I"
     "(a^2) hy:fr:I(a^2) hz:fr:I(a^2) hx:b:c hy:b:c hz:b:c hx:fq:b:c hy:fq:b:c hz:fq:b:c hx:fr:b"
     ":c hy:fr:b:c hz:fr:b:c"},
    {"((b * f * f)/I(a^2) + (h:b + b/g + h:a) - h * (c/f + f/log(b))) + a",
     "(Intercept) b a b:fq b:fr b:hy b:hz b:gv hy:a hz:a b:fp:I(a^2) b:fq:I(a^2) b:fr:I(a^2)"},
    {"a/b/a + log(b):h",
     "(Intercept) a a:b log(b):hx log(b):hy log(b):hz"},
    {"0 + f:(a * (log(b) + h + h %in% a) + (g + g/I(a^2)):h + (log(b):log(b) + f:f)) + (f * b)^3",
     "fp fq fr b fp:a fq:a fr:a fp:log(b) fq:log(b) fr:log(b) fp:hy fq:hy fr:hy fp:hz fq:hz fr:h"
     "z fq:b fr:b fp:a:hy fq:a:hy fr:a:hy fp:a:hz fq:a:hz fr:a:hz fp:a:log(b) fq:a:log(b) fr:a:l"
     "og(b) fp:hx:gv fq:hx:gv fr:hx:gv fp:hy:gv fq:hy:gv fr:hy:gv fp:hz:gv fq:hz:gv fr:hz:gv fp:"
     "hx:gu:I(a^2) fq:hx:gu:I(a^2) fr:hx:gu:I(a^2) fp:hy:gu:I(a^2) fq:hy:gu:I(a^2) fr:hy:gu:I(a^"
     "2) fp:hz:gu:I(a^2) fq:hz:gu:I(a^2) fr:hz:gu:I(a^2) fp:hx:gv:I(a^2) fq:hx:gv:I(a^2) fr:hx:g"
     "v:I(a^2) fp:hy:gv:I(a^2) fq:hy:gv:I(a^2) fr:hy:gv:I(a^2) fp:hz:gv:I(a^2) fq:hz:gv:I(a^2) f"
     "r:hz:gv:I(a^2)"},
    {"b * g + (((f %in% a %in% I(a^2) + b %in% h)^2 + g + c):f:(I(a^2):a)) + h",
     "(Intercept) b gv hy hz b:gv fp:a:I(a^2) fq:a:I(a^2) fr:a:I(a^2) gv:fp:a:I(a^2) gv:fq:a:I(a"
     "^2) gv:fr:a:I(a^2) fp:a:I(a^2):c fq:a:I(a^2):c fr:a:I(a^2):c b:fp:a:I(a^2):hx b:fq:a:I(a^2"
     "):hx b:fr:a:I(a^2):hx b:fp:a:I(a^2):hy b:fq:a:I(a^2):hy b:fr:a:I(a^2):hy b:fp:a:I(a^2):hz "
     "b:fq:a:I(a^2):hz b:fr:a:I(a^2):hz"},
    {"I(a^2)",
     "(Intercept) I(a^2)"},
    {"h * f + b %in% f + .",
     "(Intercept) hy hz fq fr a b c gv hy:fq hz:fq hy:fr hz:fr fq:b fr:b"},
    {"0 + ((a * g - b)^3)^2 - b/c/f + 1",
     "(Intercept) a gv a:gv"},
    {"h * g + a + 1",
     "(Intercept) hy hz gv a hy:gv hz:gv"},
    {"(f + (c * g))",
     "(Intercept) fq fr c gv c:gv"},
    {"(f/b):c + f:f + ((a * h * b)^2 + g %in% h %in% (f * f + f/f + g)):(g %in% h + h)",
     "(Intercept) fq fr hy hz fp:c fq:c fr:c a:hx a:hy a:hz hx:gv hy:gv hz:gv b:hx b:hy b:hz fp:"
     "b:c fq:b:c fr:b:c a:hx:gv a:hy:gv a:hz:gv b:a:hx b:a:hy b:a:hz b:hx:gv b:hy:gv b:hz:gv fq:"
     "hx:gu fr:hx:gu fq:hy:gu fr:hy:gu fq:hz:gu fr:hz:gu fq:hx:gv fr:hx:gv fq:hy:gv fr:hy:gv fq:"
     "hz:gv fr:hz:gv b:a:hx:gv b:a:hy:gv b:a:hz:gv"},
    {"log(b) %in% f + c + 1",
     "(Intercept) c log(b):fp log(b):fq log(b):fr"},
    {"0 + log(b) + h %in% I(a^2) + h + g * ((f/h)^3) + .",
     "log(b) hx hy hz gv fq fr a b c hx:I(a^2) hy:I(a^2) hz:I(a^2) hy:fq hz:fq hy:fr hz:fr gv:fq"
     " gv:fr hy:gv:fp hz:gv:fp hy:gv:fq hz:gv:fq hy:gv:fr hz:gv:fr"},
    {"I(a^2) + b/h/((h + h:h + b/f)) - 1",
     "I(a^2) b b:hx b:hy b:hz b:hx:fq b:hy:fq b:hz:fq b:hx:fr b:hy:fr b:hz:fr"},
    {"I(a^2):(a %in% (g %in% f) - (log(b):f:g)) + I(a^2) %in% ((log(b) * c + f/c + f)/b/I(a^2) - h)",
     "(Intercept) I(a^2):a:gu:fp I(a^2):a:gv:fp I(a^2):a:gu:fq I(a^2):a:gv:fq I(a^2):a:gu:fr I(a"
     "^2):a:gv:fr I(a^2):fp:log(b):c:b I(a^2):fq:log(b):c:b I(a^2):fr:log(b):c:b"},
    {"f/(c * (a))",
     "(Intercept) fq fr fp:c fq:c fr:c fp:a fq:a fr:a fp:c:a fq:c:a fr:c:a"},
    {"0 + h %in% log(b) %in% ((c * c - h + c:g + g:c))",
     "hx:log(b):c:gu hy:log(b):c:gu hz:log(b):c:gu hx:log(b):c:gv hy:log(b):c:gv hz:log(b):c:gv"},
    {"((f + h):h + f)/a + g",
     "(Intercept) hy hz fq fr gv fq:hy fr:hy fq:hz fr:hz fp:hx:a fq:hx:a fr:hx:a fp:hy:a fq:hy:a"
     " fr:hy:a fp:hz:a fq:hz:a fr:hz:a"},
    {"h + I(a^2) + .",
     "(Intercept) hy hz I(a^2) a b c fq fr gv"},
    {"g/((b %in% a))/c + h + h * g + log(b) %in% b",
     "(Intercept) gv hy hz gv:hy gv:hz b:log(b) gu:b:a gv:b:a gu:b:a:c gv:b:a:c"},
    {"f * f",
     "(Intercept) fq fr"},
    {"(b:a + h %in% (g * c - a:f:log(b) + a %in% f + b/c))",
     "(Intercept) b:a b:a:hx:gu:c:fp b:a:hy:gu:c:fp b:a:hz:gu:c:fp b:a:hx:gv:c:fp b:a:hy:gv:c:fp"
     " b:a:hz:gv:c:fp b:a:hx:gu:c:fq b:a:hy:gu:c:fq b:a:hz:gu:c:fq b:a:hx:gv:c:fq b:a:hy:gv:c:fq"
     " b:a:hz:gv:c:fq b:a:hx:gu:c:fr b:a:hy:gu:c:fr b:a:hz:gu:c:fr b:a:hx:gv:c:fr b:a:hy:gv:c:fr"
     " b:a:hz:gv:c:fr"},
    {"((g/h - a)^3 + (g %in% log(b)) * log(b) * g)/g - f",
     "(Intercept) gv log(b) gu:hy gv:hy gu:hz gv:hz gv:log(b) gu:hy:log(b) gv:hy:log(b) gu:hz:lo"
     "g(b) gv:hz:log(b)"},
    {"I(a^2) * I(a^2) + b:f + g",
     "(Intercept) I(a^2) gv b:fp b:fq b:fr"},
    {"h/b + log(b) - g",
     "(Intercept) hy hz log(b) hx:b hy:b hz:b"},
    {"((f * f + I(a^2) * g) - h * h + I(a^2)):(f:log(b) - (h * h))",
     "(Intercept) fp:log(b) fq:log(b) fr:log(b) fp:I(a^2):log(b) fq:I(a^2):log(b) fr:I(a^2):log("
     "b) fp:gv:log(b) fq:gv:log(b) fr:gv:log(b) fp:I(a^2):gv:log(b) fq:I(a^2):gv:log(b) fr:I(a^2"
     "):gv:log(b)"},
    {"g:g:f + a * (g - h * (log(b) - log(b)) + (g:f:b + h:g + c:h))",
     "(Intercept) a gv gu:fq gv:fq gu:fr gv:fr gu:hy gv:hy gu:hz gv:hz hx:c hy:c hz:c gv:a gu:fp"
     ":b gv:fp:b gu:fq:b gv:fq:b gu:fr:b gv:fr:b gu:a:hy gv:a:hy gu:a:hz gv:a:hz a:hx:c a:hy:c a"
     ":hz:c gu:fp:a:b gv:fp:a:b gu:fq:a:b gv:fq:a:b gu:fr:a:b gv:fr:a:b"},
};

}  // namespace logreg
