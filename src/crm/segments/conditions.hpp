#pragma once

// Who is meant: a tree of conditions over contacts. The text form and its grammar: README.md.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "crm/records/api.hpp"
#include "platform/db/json.hpp"

namespace tandem::segments {

using SegmentId = Id<struct SegmentTag>;
using records::ObjectType;

struct Condition;

enum class Holding { all, any, none };
BOOST_DESCRIBE_ENUM(Holding, all, any, none)

/// All, any or none of these hold. `all` and `none` of nothing mean everybody, `any` of nothing nobody.
struct Group {
    Holding type{};
    std::vector<Condition> conditions;
};
BOOST_DESCRIBE_STRUCT(Group, (), (type, conditions))

/// A property of the record, as a search compares it.
enum class OfProperty { property };
BOOST_DESCRIBE_ENUM(OfProperty, property)
struct PropertyCondition : records::Filter {
    OfProperty type{};
};
BOOST_DESCRIBE_STRUCT(PropertyCondition, (records::Filter), (type))

/// A date or time of the record, seen from now.
enum class OfDate { date };
BOOST_DESCRIBE_ENUM(OfDate, date)
enum class Within { in_the_last, more_than_ago, in_the_next };
BOOST_DESCRIBE_ENUM(Within, in_the_last, more_than_ago, in_the_next)
struct DateCondition {
    OfDate type{};
    Text<1, 100> propertyName;
    Within operator_{};
    Whole<0, 36'500> days;
};
BOOST_DESCRIBE_STRUCT(DateCondition, (), (type, propertyName, operator_, days))

/// Linked with a record of another kind that fits; with any, where nothing is said of it.
enum class OfAssociation { associated };
BOOST_DESCRIBE_ENUM(OfAssociation, associated)
struct AssociatedCondition {
    OfAssociation type{};
    ObjectType object{};
    std::optional<std::vector<Condition>> conditions;  ///< properties, dates and groups of them; all hold
};
BOOST_DESCRIBE_STRUCT(AssociatedCondition, (), (type, object, conditions))

/// What somebody did, so many times.
enum class OfEvent { event };
BOOST_DESCRIBE_ENUM(OfEvent, event)
enum class Times { at_least, at_most, exactly };
BOOST_DESCRIBE_ENUM(Times, at_least, at_most, exactly)
struct EventCondition {
    OfEvent type{};
    Text<1, 60> event;                    ///< one of GET /api/segment-vocabulary
    std::optional<Text<1, 200>> subject;  ///< which page, form, campaign; any where absent
    Times operator_{};
    Whole<0, 1'000> times;
    std::optional<Whole<1, 3'650>> days;  ///< in the last so many; ever where absent
};
BOOST_DESCRIBE_STRUCT(EventCondition, (), (type, event, subject, operator_, times, days))

/// How somebody stands to a topic; `none` was never asked.
enum class OfConsent { consent };
BOOST_DESCRIBE_ENUM(OfConsent, consent)
enum class Stand { given, withdrawn, requested, none };
BOOST_DESCRIBE_ENUM(Stand, given, withdrawn, requested, none)
struct ConsentCondition {
    OfConsent type{};
    Text<1, 60> topic_key;
    Stand state{};
};
BOOST_DESCRIBE_STRUCT(ConsentCondition, (), (type, topic_key, state))

/// Is in another segment.
enum class OfSegment { segment };
BOOST_DESCRIBE_ENUM(OfSegment, segment)
struct SegmentCondition {
    OfSegment type{};
    SegmentId segment_id;
};
BOOST_DESCRIBE_STRUCT(SegmentCondition, (), (type, segment_id))

/// Is found by these words, as in the search of the lists.
enum class OfWords { words };
BOOST_DESCRIBE_ENUM(OfWords, words)
struct WordsCondition {
    OfWords type{};
    Text<1, 200> query;
};
BOOST_DESCRIBE_STRUCT(WordsCondition, (), (type, query))

/// What a feature above adds to the language: vocabulary.hpp.
enum class OfFeature { feature };
BOOST_DESCRIBE_ENUM(OfFeature, feature)
struct FeatureCondition {
    OfFeature type{};
    Text<1, 60> name;
    std::map<std::string, std::string> arguments;
};
BOOST_DESCRIBE_STRUCT(FeatureCondition, (), (type, name, arguments))

/// All of nothing, at first: everybody.
struct Condition {
    std::variant<Group, PropertyCondition, DateCondition, AssociatedCondition, EventCondition, ConsentCondition, SegmentCondition,
                 WordsCondition, FeatureCondition>
        is;
};

/// What is done with each kind of condition: `std::visit(Either{[](Group const&) {…}, [](auto const&) {…}}, condition.is)`.
template <class... Cases>
struct Either : Cases... {
    using Cases::operator()...;
};

inline constexpr std::size_t most_conditions = 200;
inline constexpr std::size_t deepest = 10;

inline Condition group(Holding type, std::vector<Condition> conditions) { return {Group{type, std::move(conditions)}}; }

/// The conditions inside of one, groups' and associations'; empty where it has none.
std::vector<Condition> const& inside(Condition const& condition);
/// Whether it asks for who is in this segment.
bool names(Condition const& condition, SegmentId id);
std::string pointer_of(std::string const& parent, std::size_t child);

/// Not too many, not too deep, and of an associated record only what can be said of one. The first error names its place.
Result<void> check_shape(Condition const& condition, std::string const& pointer);

/// The same with nothing in it that means nothing: no value beside HAS_PROPERTY, no empty list of conditions.
Condition normal(Condition condition);

/// HubSpot's filter groups and the words of a search, in this language.
Condition from_search(std::vector<records::FilterGroup> const& groups, std::string const& query);

}  // namespace tandem::segments

namespace tandem {

/// By its `type`.
template <>
struct Coder<segments::Condition> {
    static bool read(json::value const& v, JsonPath const& p, Reading& r, segments::Condition& out);
    static json::value write(segments::Condition const& condition);
    static json::object schema(Schemas& schemas);
};

template <>
struct db::Field<segments::Condition> : db::DescribedField<segments::Condition> {};

}  // namespace tandem
