#pragma once

// A form's fields as they are asked: bound to the contact properties of the workspace.

#include <map>

#include "crm/records/properties.hpp"
#include "marketing/content/api.hpp"

namespace tandem::content {

enum class FieldKind { text, textarea, email, phone, number, date, select, checkboxes, checkbox };

struct FieldOption {
    std::string value;
    std::string label;
};

struct BoundField {
    FormField field;
    FieldKind kind = FieldKind::text;
    records::Property property;
    std::vector<FieldOption> options{};
};

/// Fields whose property was removed since are left out.
std::vector<BoundField> bind_fields(db::Read& read, std::vector<FormField> const& fields);
/// Whether people outside may fill in a property: not computed, not the team's own business.
bool is_for_forms(records::Property const& property);
/// Errors of fields whose property is unknown or not for forms.
std::vector<FieldError> wrong_properties(records::PropertySet const& set, std::vector<FormField> const& fields);

/// What came in, by name; several values where several boxes are ticked.
using Given = std::map<std::string, std::vector<std::string>>;

struct Answers {
    records::PropertyValues values;             ///< only what is filled
    std::vector<Answer> shown;                  ///< the same with labels, in the form's order
    std::map<std::string, std::string> errors;  ///< property → sentence
};
Answers read_answers(std::vector<BoundField> const& fields, Given const& given);

}  // namespace tandem::content
