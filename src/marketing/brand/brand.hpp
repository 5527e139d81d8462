#pragma once

// What other features ask of the brand.

#include "marketing/brand/api.hpp"
#include "platform/db/db.hpp"

namespace tandem::brand {

/// The brand of the asking workspace, defaults where nothing was saved; its name is empty only for an actor without one.
Brand brand_of(db::Read& read);

/// Every colour a page needs, made from the brand's four, all text pairs at least 4.5 : 1.
struct Palette {
    std::string primary, on_primary, heading, accent, text, muted, background, line;
};
Palette palette_of(Brand const& brand);

/// `:root{--brand-primary:#…;…}`: safe inside <style>, colours were checked.
std::string css_variables(Brand const& brand);

/// What is wrong with a brand that somebody wants to save; empty when it can be used.
std::vector<FieldError> wrong_in(Brand const& brand);
std::vector<ContrastFinding> contrasts_of(Brand const& brand);

}  // namespace tandem::brand
