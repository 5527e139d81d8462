#include "sales/negotiation/public_page.hpp"

namespace tandem::negotiation {

std::string_view quote_css() {
    return R"(*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-bottom:120px}
body{margin:0;background:var(--brand-background);color:var(--brand-text);font:16px/24px Inter,"Inter Variable",system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums}
h1,h2,p,ul,dl,dd{margin:0;padding:0}
a{color:var(--brand-heading);text-underline-offset:3px}
.wide{max-width:1128px;margin:0 auto;padding:0 24px}
.skip{position:absolute;left:-999px}.skip:focus{left:24px;top:8px;background:#fff;padding:4px 8px;z-index:3}
.head{border-bottom:1px solid var(--brand-line)}
.head .wide{min-height:68px;display:flex;align-items:center;justify-content:space-between;gap:24px}
.company{font-size:20px;font-weight:700;letter-spacing:-.02em;color:var(--brand-heading)}
.company img{display:block;max-height:36px;max-width:220px;width:auto}
.facts{display:flex;gap:24px;align-items:center;font-size:14px;color:var(--brand-muted)}
.pdf{display:inline-flex;gap:6px;align-items:center;font-weight:600;text-decoration:none;color:var(--brand-heading);white-space:nowrap}
.pdf:hover{text-decoration:underline}
.strip{background:var(--brand-text);color:var(--brand-background);text-align:center;font-size:13px;padding:6px 16px}
.grid{display:grid;grid-template-columns:minmax(0,1fr) 348px;gap:56px;padding-top:36px;padding-bottom:64px;align-items:start}
h1{font-size:36px;line-height:40px;font-weight:700;letter-spacing:-.025em;color:var(--brand-heading);overflow-wrap:anywhere}
article h2{font-size:19px;line-height:28px;letter-spacing:-.015em;color:var(--brand-heading);margin-top:32px}
.for{margin-top:8px;color:var(--brand-muted)}
.is-phone{display:none}
.words{white-space:pre-line;overflow-wrap:anywhere;max-width:66ch}
article .words{margin-top:12px;color:var(--brand-muted)}
article h2+.words{margin-top:6px}
.small{font-size:14px;line-height:22px}
.lines{list-style:none;margin-top:8px;border-top:1px solid var(--brand-line)}
.lines li{border-bottom:1px solid var(--brand-line);padding:14px 0}
.line{display:flex;justify-content:space-between;gap:24px}
.what{min-width:0;overflow-wrap:anywhere}
.what strong{display:block;font-weight:600}
.about{display:block;font-size:13px;line-height:20px;color:var(--brand-muted);white-space:pre-line}
.amount{font-weight:600;white-space:nowrap}
aside{position:sticky;top:36px}
.card{background:#fff;border:1px solid var(--brand-line);border-radius:14px;padding:24px}
.card h2{font-size:18px;line-height:24px;letter-spacing:-.015em;color:var(--brand-heading)}
.sums{margin:16px 0 20px}
.sums div{display:flex;justify-content:space-between;gap:16px;padding:2px 0;color:var(--brand-muted);font-size:15px}
.sums .total{border-top:1px solid var(--brand-line);margin-top:12px;padding-top:14px;color:var(--brand-text);align-items:baseline}
.sums .total dd{font-size:26px;line-height:32px;font-weight:700;letter-spacing:-.022em;color:var(--brand-heading)}
label{display:block;font-size:13px;font-weight:600;margin:14px 0 6px}
input:not([type=checkbox]),textarea,select{width:100%;font:inherit;color:var(--brand-text);background:#fff;border:1px solid var(--brand-muted);border-radius:10px;padding:11px 13px}
textarea{resize:vertical;display:block}
[aria-invalid]{border-color:#bb2429!important}
.box{display:flex;gap:10px;align-items:flex-start;font-weight:400;font-size:13px;line-height:19px;color:var(--brand-text)}
.box input{width:18px;height:18px;margin:1px 0 0;flex:none;accent-color:var(--brand-primary)}
.error{font-size:13px;line-height:20px;color:#bb2429;margin-top:6px}
button,.bar a{font:inherit;font-weight:600;display:block;text-align:center;text-decoration:none;border-radius:10px;padding:12px 16px;cursor:pointer;border:1px solid var(--brand-heading);background:#fff;color:var(--brand-heading)}
form button{width:100%;margin-top:14px}
button.main,.bar a.main{background:var(--brand-primary);border-color:var(--brand-primary);color:var(--brand-on-primary)}
button:hover,.bar a:hover{filter:brightness(1.08)}
:focus-visible{outline:2px solid var(--brand-heading);outline-offset:2px}
.acts{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px}
details{margin-top:14px}
details[open]{flex-basis:100%}
summary{cursor:pointer;font-size:14px;font-weight:600;text-decoration:underline;text-underline-offset:3px;color:var(--brand-heading);width:max-content;list-style:none}
summary::-webkit-details-marker{display:none}
.person{display:flex;gap:12px;align-items:center;margin:20px 4px 0;font-size:14px;line-height:20px}
.person strong{display:block}
.person .about{overflow-wrap:anywhere}
.initials{width:40px;height:40px;border-radius:50%;background:var(--brand-line);color:var(--brand-text);display:grid;place-items:center;font-weight:600;font-size:13px;flex:none}
.banner{background:#fff;border:1px solid var(--brand-line);border-left:4px solid var(--brand-primary);border-radius:10px;padding:18px 20px;margin-bottom:28px}
article .banner h2{margin:0 0 4px;font-size:18px;line-height:24px}
.banner.is-bad{border-left-color:#bb2429}
.is-notice main{padding-top:64px}
.is-notice .banner{max-width:620px;padding:28px}
.is-notice h1{font-size:26px;line-height:32px;margin-bottom:8px}
.is-notice p+p{margin-top:12px}
.foot{border-top:1px solid var(--brand-line);padding-top:20px;padding-bottom:40px;font-size:13px;line-height:20px;color:var(--brand-muted)}
.foot p+p{margin-top:8px}
.bar{display:none}
@media (max-width:899px){
.wide,.wide.foot{padding-left:20px;padding-right:20px}
.head .wide{min-height:56px}
.fact,.pdf .long{display:none}
.is-phone{display:block;margin-top:2px;font-size:14px;line-height:20px}
.grid{display:block;padding-top:20px;padding-bottom:36px}
h1{font-size:27px;line-height:31px}
article h2{margin-top:26px}
aside{position:static;margin-top:32px}
.card{padding:20px}
button,summary{min-height:44px}
summary{display:flex;align-items:center}
.is-sent .foot,.is-opened .foot{padding-bottom:140px}
.is-sent .bar,.is-opened .bar{display:block;position:fixed;left:0;right:0;bottom:0;background:#fff;border-top:1px solid var(--brand-line);box-shadow:0 -6px 24px rgba(20,20,30,.08);padding:12px 20px 16px;z-index:2}
.bar-sum{display:flex;justify-content:space-between;align-items:baseline;font-size:15px;color:var(--brand-muted)}
.bar-sum strong{font-size:20px;letter-spacing:-.02em;color:var(--brand-heading)}
.bar-acts{display:grid;grid-template-columns:80px 1fr;gap:8px;margin-top:8px}
}

@media print{.bar,.skip,form,details,.pdf{display:none!important}aside{position:static}}
)";
}

}  // namespace tandem::negotiation
