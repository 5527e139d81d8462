#include "platform/feature/feature.hpp"
#include "crm/attachments/api.hpp"
#include "crm/attachments/routes.hpp"

namespace tandem::attachments {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&attachment_routes},
    .live = {"files"},
    .timeline = {file_kind},
    .belongings = {{"attachment", "record_id", "", "object_type"}},
};

}  // namespace tandem::attachments
