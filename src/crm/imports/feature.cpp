#include "platform/feature/feature.hpp"
#include "crm/imports/routes.hpp"
#include "crm/imports/uploaded.hpp"

namespace tandem::imports {

extern feature::Feature const self;
feature::Feature const self{
    .routes = {&import_routes},
    .job_kinds = {{ImportRecords::name, bulk::words_of}},
    .work = [](jobs::Handlers& handlers, Parts&) { handlers.on<ImportRecords>(import_records); },
};

}  // namespace tandem::imports
