#pragma once

// What travels. Declared once; JSON, OpenAPI and TypeScript follow from it.

#include "crm/segments/conditions.hpp"
#include "crm/segments/text.hpp"
#include "crm/segments/vocabulary.hpp"
#include "platform/http/page.hpp"

namespace tandem::segments {

/// live: whoever the condition means, kept up to date · fixed: whom somebody put in.
enum class SegmentKind { live, fixed };
BOOST_DESCRIBE_ENUM(SegmentKind, live, fixed)

struct Segment {
    SegmentId id;
    std::string name;
    SegmentKind kind{};
    Condition condition;                  ///< of a fixed one: whom it began with
    std::optional<std::int64_t> members;  ///< for who sees all contacts
    std::int64_t counted_version = 0;     ///< the version that its members are of; until it is `version` they are being counted
    std::int64_t version = 1;
    Instant created_at;
    std::optional<UserId> created_by;
    Instant updated_at;
    std::optional<UserId> updated_by;
    std::optional<std::string> problem;  ///< why the database does not answer it; who is in stays in
};
BOOST_DESCRIBE_STRUCT(Segment, (),
                      (id, name, kind, condition, members, counted_version, version, created_at, created_by, updated_at, updated_by,
                       problem))

/// Something in a condition that is not there any more; who is in the segment stays as it was.
struct Problem {
    std::string pointer;
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(Problem, (), (pointer, code, message))

/// What names a segment, and so means others once that is gone.
struct SegmentUser {
    std::string object;  ///< "segments", "campaigns"
    std::string name;
    std::string link;  ///< of the screen that shows it
};
BOOST_DESCRIBE_STRUCT(SegmentUser, (), (object, name, link))

struct SegmentPage : Segment {
    std::string text;  ///< the condition as people write it
    std::vector<Problem> problems;
    std::vector<SegmentUser> used_by;
};
BOOST_DESCRIBE_STRUCT(SegmentPage, (Segment), (text, problems, used_by))

struct SegmentQuery : http::PageQuery {
    std::optional<SegmentKind> kind;
    std::optional<Text<0, 100>> query;  ///< part of the name
};
BOOST_DESCRIBE_STRUCT(SegmentQuery, (http::PageQuery), (kind, query))

struct NewSegment {
    Text<1, 200> name;
    std::optional<SegmentKind> kind;     ///< live when absent
    std::optional<Condition> condition;  ///< everybody when absent; of a fixed one: nobody
    std::optional<std::string> text;     ///< the same as text
};
BOOST_DESCRIBE_STRUCT(NewSegment, (), (name, kind, condition, text))

struct SegmentPatch {
    std::int64_t version = 0;
    std::optional<Text<1, 200>> name;
    std::optional<Condition> condition;
    std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(SegmentPatch, (), (version, name, condition, text))

/// One that was saved.
struct FormerVersion {
    std::int64_t version = 0;
    std::string name;
    Condition condition;
    Instant saved_at;
    std::optional<UserId> saved_by;
};
BOOST_DESCRIBE_STRUCT(FormerVersion, (), (version, name, condition, saved_at, saved_by))

struct VersionChoice {
    std::int64_t version = 0;  ///< the present one
    std::int64_t former = 0;
};
BOOST_DESCRIBE_STRUCT(VersionChoice, (), (version, former))

// --- the language

struct Translatable {
    std::optional<Condition> condition;
    std::optional<std::string> text;
    std::optional<std::vector<records::FilterGroup>> filterGroups;  ///< HubSpot's
    std::optional<std::string> query;                               ///< words of a search, beside them
};
BOOST_DESCRIBE_STRUCT(Translatable, (), (condition, text, filterGroups, query))

struct Translation {
    Condition condition;
    std::string text;
    std::vector<TextPlace> places;  ///< of the text as it was given, else of this one
};
BOOST_DESCRIBE_STRUCT(Translation, (), (condition, text, places))

struct EventWord {
    std::string name;
    std::string label;
    Comparing comparing{};
    std::optional<std::string> object;  ///< what the subject is the id of
};
BOOST_DESCRIBE_STRUCT(EventWord, (), (name, label, comparing, object))

struct OwnWord {
    std::string name;
    std::string label;
    std::vector<std::string> arguments;
};
BOOST_DESCRIBE_STRUCT(OwnWord, (), (name, label, arguments))

struct Vocabulary {
    std::vector<EventWord> events;
    std::vector<OwnWord> conditions;
};
BOOST_DESCRIBE_STRUCT(Vocabulary, (), (events, conditions))

// --- counting

struct PreviewRequest {
    std::optional<Condition> condition;
    std::optional<std::string> text;
    std::optional<SegmentId> against;  ///< the segment this would become a version of
};
BOOST_DESCRIBE_STRUCT(PreviewRequest, (), (condition, text, against))

/// A line of the builder. Groups have one too; the whole is the first.
struct LineCount {
    std::string pointer;
    std::int64_t alone = 0;  ///< contacts for whom it holds, whatever the other lines say
    std::int64_t left = 0;   ///< who is left when the lines up to this one are read; of a group, the whole of it
    std::int64_t adds = 0;   ///< of a line of an `any`: who comes with it and with no line before
};
BOOST_DESCRIBE_STRUCT(LineCount, (), (pointer, alone, left, adds))

struct Member {
    RecordId contact_id;
    std::string name;
    std::string company;
    std::string lifecyclestage;
    std::optional<Instant> since;
};
BOOST_DESCRIBE_STRUCT(Member, (), (contact_id, name, company, lifecyclestage, since))

struct Preview {
    std::int64_t contacts = 0;  ///< all there are
    std::int64_t members = 0;
    std::vector<LineCount> lines;
    std::map<std::string, std::int64_t> stages;  ///< members by lifecycle stage
    std::vector<Member> first;                   ///< the latest 20
    std::int64_t just_out = 0;                   ///< for whom one line of the whole does not hold
    std::optional<std::int64_t> in;              ///< against the segment as it is: who would come
    std::optional<std::int64_t> out;             ///< and who would go
    std::int64_t took_ms = 0;
};
BOOST_DESCRIBE_STRUCT(Preview, (), (contacts, members, lines, stages, first, just_out, in, out, took_ms))

// --- members

struct MemberChange {
    std::optional<std::vector<RecordId>> add;
    std::optional<std::vector<RecordId>> remove;
};
BOOST_DESCRIBE_STRUCT(MemberChange, (), (add, remove))

struct MemberCount {
    std::int64_t members = 0;
};
BOOST_DESCRIBE_STRUCT(MemberCount, (), (members))

/// What shows that a line holds or does not.
struct Evidence {
    std::optional<Instant> at;
    std::string text;
    std::optional<std::string> object;  ///< the record it is, if it is one
    std::optional<RecordId> record_id;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (at, text, object, record_id))

struct WhyLine {
    std::string pointer;
    std::string text;  ///< the line as people write it
    bool holds = false;
    bool decides = false;  ///< were it the other way, so were the whole
    std::vector<Evidence> evidence;
};
BOOST_DESCRIBE_STRUCT(WhyLine, (), (pointer, text, holds, decides, evidence))

struct Why {
    bool is_in = false;
    std::optional<Instant> since;
    std::vector<WhyLine> lines;
};
BOOST_DESCRIBE_STRUCT(Why, (), (is_in, since, lines))

}  // namespace tandem::segments
