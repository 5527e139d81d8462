#include "__path__/__records__.hpp"

#include "__path__/rules.hpp"
#include "__path__/store.hpp"
#include "base/version.hpp"
#include "crm/records/records.hpp"  //? record
#include "crm/timeline/timeline.hpp"  //? record
#include "platform/auth/workspace.hpp"  //? user

#include <fmt/format.h>  //? record

namespace tandem::__feature__ {
namespace {  //? user record

bool is_there(db::Read& read, records::ObjectType object, RecordId id) {  //? record
    auto const found = records::find(read, object, id);  //? record
    return found && !found->archived;  //? record
}  //? record

/// What it names anew is there.  //? user record
Result<void> check(db::Read& read, __Record__ const& __record__, __Record__ const& before) {  //? user record
    if (__record__.__field__ != before.__field__ && !auth::user_exists(read, __record__.__field__))  //? user
        return invalid_field("/__field__", "user_unknown", "This user does not exist.");  //? user
    if (__record__.__field__ != before.__field__ && !is_there(read, records::ObjectType::__field.object__, __record__.__field__))  //? record
        return invalid_field("/__field__", "__field.type___unknown", "This __field.type__ does not exist.");  //? record
    return {};  //? user record
}  //? user record

void tell(db::Write& write, __Record__ const& __record__, records::ObjectType object, RecordId about) {  //? record
    timeline::add(write, {.object = object,  //? record
                          .record = about,  //? record
                          .kind = __record___kind,  //? record
                          .title = "__Words__ added",  //? record
                          .detail = __record__.__title__,  //? record
                          .link = fmt::format("/__kebabs__/{}", to_string(__record__.id))});  //? record
}  //? record

}  // namespace  //? user record

Result<__Record__> add___record__(db::Write& write, New__Record__ const& given) {
    auto __record__ = begun(given, write.now());
    if (!__record__.__field__) __record__.__field__ = write.actor().user_id;  //? user
    if (auto const ok = check(write, __record__, {}); !ok) return fail(ok);  //? user record
    insert___record__(write, __record__);
    tell(write, __record__, records::ObjectType::__field.object__, __record__.__field__);  //? record
    write.summarize("Added the __words__ " + __record__.__title__);
    return __record__;
}

Result<__Record__> change___record__(db::Write& write, __Record__Id id, __Record__Patch const& patch) {
    auto const before = find___record__(write, id);
    if (!before) return __record___unknown();
    auto __record__ = changed(*before, patch, write.now());
    if (auto const ok = advance(__record__.version, patch.version); !ok) return fail(ok);
    if (auto const ok = check(write, __record__, *before); !ok) return fail(ok);  //? user record
    update___record__(write, __record__);
    write.summarize("Changed the __words__ " + __record__.__title__);
    return __record__;
}

Failure __record___unknown() { return not_found("__record___unknown", "This __words__ does not exist."); }

}  // namespace tandem::__feature__
