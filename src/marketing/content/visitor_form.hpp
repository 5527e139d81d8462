#pragma once

// A form as it arrives from a browser or from another page's script.

#include "marketing/content/html.hpp"
#include "platform/http/request.hpp"

namespace tandem::content {

struct Incoming {
    Given given;                        ///< answers by property
    std::vector<std::string> consents;  ///< topics whose boxes are ticked
    std::string token, trap, page_slug, page_url, referrer, site, consented_id;
    bool is_embedded = false;
    bool is_json = false;
};

/// Reads either kind of body. Names nobody asked for are passed over; wrong types are errors by pointer.
Result<Incoming> read_incoming(http::Request const& request);

/// Ticked boxes, and what is wrong with those that must be.
std::vector<ConsentBox> agreed_boxes(Form const& form, std::vector<std::string> const& ticked, std::map<std::string, std::string>& errors);

}  // namespace tandem::content
