#include "data/currency.h"

#include "base/utf8.h"
#include "base/word_list.h"

#include <algorithm>
#include <cstddef>

namespace logreg {

namespace {

// ISO 4217, with those that the euro replaced and the usual RMB.
constexpr std::string_view codes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLF CLP CNH CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD "
    "HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL "
    "LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN "
    "PYG QAR RMB RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP "
    "TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL "
    "ATS BEF DEM ESP FIM FRF GRD IEP ITL LUF NLG PTE";

constexpr WordList words({"kr",   "kr.", "Kr",  "Kr.",  "KR",  "zł",  "Zł",  "ZŁ",   "Fr",   "Fr.", "SFr",   "SFr.",
                          "sFr.", "Rs",  "Rs.", "Rp",   "Rp.", "RM",  "R",   "Kč",   "Ft",   "лв",  "лв.",   "руб",
                          "руб.", "р.",  "TL",  "DM",   "Bs",  "Bs.", "S/",  "S/.",  "B/.",  "KSh", "Ksh",   "TSh",
                          "USh",  "Tk",  "Tk.", "FCFA", "CFA", "Lei", "lei", "Euro", "euro", "Eur", "euros", "Euros"});

constexpr WordList beginnings_of_others({"ALL", "BAM", "BOB", "COP", "CUP", "GEL", "LAK", "MAD",
                                         "MOP", "MUR", "NAD", "PAB", "PEN", "RON", "SAR", "SCR",
                                         "SEK", "SOS", "SRD", "TOP", "TRY", "R",   "TL",  "DM"});

constexpr std::size_t most_letters = 3;  // beside a sign

std::size_t ascii_letters(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(),
                                    [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return std::min(static_cast<std::size_t>(end - text.begin()), most_letters);
}

// $, US$, $US; empty: the text begins otherwise.
std::string_view with_sign(std::string_view text) {
  const std::size_t in_front = ascii_letters(text);
  const std::string_view rest = text.substr(in_front);
  const std::size_t sign = utf8_length(rest);
  if (sign == 0 || !is_currency_sign(rest.substr(0, sign))) return {};
  const std::size_t behind = in_front > 0 ? 0 : ascii_letters(rest.substr(sign));
  return text.substr(0, in_front + sign + behind);
}

std::string_view in_words(std::string_view text) {
  if (is_currency_code(text.substr(0, 3))) return text.substr(0, 3);
  return words.beginning_of(text);
}

bool begins_with_letter(std::string_view text) {
  const std::string_view first = first_character(text);
  return is_letter(first) || is_mark(first);
}

}  // namespace

std::string_view currency_at_beginning(std::string_view text) {
  const std::string_view sign = with_sign(text);
  if (!sign.empty()) return sign;
  const std::string_view word = in_words(text);
  return begins_with_letter(text.substr(word.size())) ? std::string_view() : word;
}

bool is_currency(std::string_view text) {
  return !text.empty() && currency_at_beginning(text).size() == text.size();
}

bool is_currency_code(std::string_view text) {
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() != 3 || !std::all_of(text.begin(), text.end(), is_capital)) return false;
  return codes.find(text) != std::string_view::npos;
}

bool begins_other_words(std::string_view currency) {
  return beginnings_of_others.contains(currency);
}

}  // namespace logreg
