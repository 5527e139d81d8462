#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace tandem::segments {

/// A text in double quotes as JSON writes it.
std::string quoted(std::string_view text);
/// A name as it is where it reads as one, else in quotes: words of the language are quoted too.
std::string named(std::string const& name);

/// The text form a token at a time: names, numbers, strings, signs. White space parts them, `#` begins a remark.
class Tokens {
public:
    explicit Tokens(std::string_view text);

    /// The next token, if it is this word or sign.
    bool take(std::string_view word);
    std::optional<std::string> take_name();  ///< a word that is none of the language's, or a string
    std::optional<std::string> take_string();
    std::optional<std::string> take_value();  ///< a string, or a number as it is written
    std::optional<std::int64_t> take_number();

    bool at_end() const { return kind_ == Kind::end; }
    std::int64_t position() const;  ///< of the next token, in code points
    std::int64_t end_of_last() const;
    Failure unexpected(std::string_view wanted) const;
    Failure failure(std::string code, std::string_view sentence) const;

private:
    enum class Kind { end, word, number, string, sign, wrong };

    void next();
    void read_string();
    bool starts_number() const;

    std::string_view text_;
    std::size_t at_ = 0;    ///< behind the present token
    std::size_t from_ = 0;  ///< of the present token
    std::size_t last_ = 0;  ///< the end of the one before
    Kind kind_ = Kind::end;
    std::string token_;
};

}  // namespace tandem::segments
