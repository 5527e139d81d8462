#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/test_data.hpp"
#include "platform/liquid/liquid.hpp"

namespace tandem::liquid {
namespace {

namespace json = boost::json;

/// The conformance cases of golden-liquid (MIT).
std::filesystem::path corpus() { return test_data("liquid/golden_liquid.json"); }

Result<std::string> run(json::object const& test) {
    Partials partials;
    if (auto const* sources = test.if_contains("templates"))
        for (auto const& [name, source] : sources->as_object()) {
            auto partial = liquid::parse(source.as_string());
            if (!partial) return fail(partial);
            partials.emplace(std::string(name), *partial);
        }
    auto const parsed = liquid::parse(test.at("template").as_string());
    if (!parsed) return fail(parsed);
    auto const* data = test.if_contains("data");
    Options options;
    options.partials = &partials;
    return render(*parsed, data ? data->as_object() : json::object{}, options);
}

bool passes(json::object const& test, Result<std::string> const& outcome) {
    if (test.contains("invalid")) return !outcome;
    if (!outcome) return false;
    if (auto const* wanted = test.if_contains("result")) return wanted->as_string() == *outcome;
    return std::ranges::any_of(test.at("results").as_array(), [&](auto const& one) { return one.as_string() == *outcome; });
}

TEST(LiquidGolden, conforms_to_the_reference) {
    if (corpus().empty()) GTEST_SKIP() << "golden-liquid is not there; TANDEM_TEST_DATA says where data lies";
    std::ifstream file(corpus());
    std::stringstream text;
    text << file.rdbuf();
    int passed = 0, total = 0;
    auto const tests = json::parse(text.str()).at("tests").as_array();
    for (auto const& entry : tests) {
        auto const& test = entry.as_object();
        auto const outcome = run(test);
        ++total;
        if (passes(test, outcome)) {
            ++passed;
            continue;
        }
        std::cout << "not as the reference: " << test.at("name").as_string() << " | " << json::serialize(test.at("template")) << " | "
                  << (test.contains("result") ? json::serialize(test.at("result")) : "an error") << " | "
                  << (outcome ? json::serialize(json::value(*outcome)) : outcome.error().message) << '\n';
    }
    std::cout << "golden-liquid: " << passed << " of " << total << " pass\n";
    // One template is listed twice, as valid in the lax mode and as invalid in the strict one; ours is the strict.
    EXPECT_GE(passed, total - 1);
    EXPECT_GE(total, 1054);
}

}  // namespace
}  // namespace tandem::liquid
