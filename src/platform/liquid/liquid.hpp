#pragma once

#include <boost/json/fwd.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace tandem::liquid {

struct Program;

/// A parsed template. Cheap to copy; many threads may render it at once.
class Template {
public:
    explicit Template(std::shared_ptr<Program const> program) : program_(std::move(program)) {}
    Program const& program() const { return *program_; }

private:
    std::shared_ptr<Program const> program_;
};

/// Templates that `include` and `render` may name.
using Partials = std::map<std::string, Template, std::less<>>;

/// What one rendering may use up. Beyond it: an Error with code `liquid_limit`.
struct Limits {
    std::size_t steps = 100'000;            ///< nodes rendered and elements visited by filters
    std::size_t output_bytes = 2'000'000;   ///< text written, captured text included
    std::size_t memory_bytes = 16'000'000;  ///< values made by filters, assign and capture
    int depth = 50;                         ///< templates included in each other
    Duration time = milliseconds(500);
};

/// html: everything an output writes is escaped unless it went through `raw` (or `escape`); none: as it is.
enum class Escaping { none, html };

struct Options {
    Escaping escaping = Escaping::none;
    Limits limits{};
    Partials const* partials = nullptr;
    Instant now = tandem::now();    ///< what `'now' | date` means
    std::string time_zone = "UTC";  ///< IANA name of the zone that `date` writes in; an unknown name means UTC
};

/// Unknown tags, unknown filters, wrong numbers of arguments and unclosed blocks are errors with code
/// `liquid_syntax` whose message names the line. Nesting beyond 100 blocks is refused too.
Result<Template> parse(std::string_view source);

/// Renders with `data` as the variables. Missing variables are empty. Errors: `liquid_limit`, and `liquid_error`
/// for what only shows with data (a division by zero, a comparison of text with a number).
Result<std::string> render(Template const& source, boost::json::object const& data, Options const& options = {});

/// The dotted names a template asks for ("contact.firstname"), sorted, without those it assigns itself.
std::vector<std::string> variables(Template const& source);

}  // namespace tandem::liquid
