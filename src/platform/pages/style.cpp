#include "platform/pages/page.hpp"

namespace tandem::pages {

std::string_view style_sheet() {
    return R"(*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding:16px 0 120px}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--brand-background);color:var(--brand-text);font:16px/24px Inter,"Inter Variable",system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1,h2,h3,p,ul,dl,dd,form,fieldset,legend{margin:0;padding:0}
h1,h2,h3,.company{color:var(--brand-heading)}
h1{font-size:36px;line-height:40px;letter-spacing:-.025em;overflow-wrap:anywhere;text-wrap:balance}
h2{font-size:19px;line-height:28px;letter-spacing:-.015em}
a{color:var(--brand-heading);text-underline-offset:3px}
:focus-visible{outline:2px solid var(--brand-heading);outline-offset:2px}
.skip,.away{position:absolute;left:-9999px}
.skip:focus{left:24px;top:8px;background:#fff;padding:4px 8px;z-index:3}
.lines{white-space:pre-line;overflow-wrap:anywhere}
.about{display:block;font-size:13px;line-height:20px;color:var(--brand-muted)}

.wide{max-width:1128px;margin:0 auto;padding:0 24px}
.head{border-bottom:1px solid var(--brand-line)}
.head .wide{min-height:68px;display:flex;align-items:center;justify-content:space-between;gap:24px}
.company{font-size:20px;font-weight:700;letter-spacing:-.02em}
.company img{display:block;max-height:36px;max-width:220px;width:auto}
.facts{display:flex;gap:24px;align-items:center;font-size:14px;color:var(--brand-muted)}
.file{display:inline-flex;gap:6px;align-items:center;font-weight:600;text-decoration:none;white-space:nowrap}
.file:hover{text-decoration:underline}
.strip{background:var(--brand-text);color:var(--brand-background);text-align:center;font-size:13px;padding:6px 16px}
main.wide{flex:1 0 auto;width:100%;padding-top:36px;padding-bottom:64px}
.is-words{max-width:728px}
.is-card{max-width:568px}
.is-beside{display:grid;grid-template-columns:minmax(0,1fr) 348px;gap:56px;align-items:start}
aside{position:sticky;top:36px}
.foot{border-top:1px solid var(--brand-line);padding:20px 0 40px;font-size:13px;line-height:20px;color:var(--brand-muted)}
.foot :is(span,a){white-space:nowrap;color:inherit}
.foot p+p{margin-top:8px}
.is-framed{min-height:0;background:none}
.is-framed main.wide{max-width:none;padding:0}

.prose{font-size:17px;line-height:1.6}
.prose h1{font-size:clamp(30px,5vw,44px);line-height:1.12;margin-bottom:.5em}
.prose h2,.prose h3{line-height:1.25;margin:1.6em 0 .5em}
.prose h2{font-size:26px}
.prose h3{font-size:20px}
.prose :is(p,ul,ol,blockquote,pre,table){margin:0 0 1em}
.prose :is(ul,ol){padding-left:1.4em}
.prose li{margin:.25em 0}
.prose img{max-width:100%;height:auto;border-radius:8px}
.prose blockquote{border-left:3px solid var(--brand-accent);padding-left:16px;color:var(--brand-muted)}
.prose :is(code,pre){font:.9em ui-monospace,monospace}
.prose pre{overflow:auto;padding:16px;background:#fff;border:1px solid var(--brand-line);border-radius:8px}
.prose table{border-collapse:collapse;width:100%}
.prose :is(th,td){text-align:left;padding:8px 12px 8px 0;border-bottom:1px solid var(--brand-line)}
.prose hr{border:0;border-top:1px solid var(--brand-line);margin:2em 0}

.card{background:#fff;border:1px solid var(--brand-line);border-radius:14px;padding:24px;scroll-margin-top:16px}
.card h2{font-size:18px;line-height:24px}
.notice{padding:32px}
.notice h1{font-size:26px;line-height:32px;margin-bottom:12px}
.notice :is(p,ul,form)+*{margin-top:16px}
.notice ul{padding-left:20px}
.notice .box{padding:6px 0}
.thanks p+p{margin-top:12px}
.banner{background:#fff;border:1px solid var(--brand-line);border-left:4px solid var(--brand-primary);border-radius:10px;padding:18px 20px;margin-bottom:28px}
.banner.is-bad{border-left-color:#bb2429}
article .banner h2{margin:0 0 4px;font-size:18px;line-height:24px}

form{display:grid;gap:16px}
.field{display:grid;gap:6px;border:0;min-width:0}
.field>label,legend{font-size:14px;line-height:20px;font-weight:600;display:flex;justify-content:space-between;gap:8px}
legend{width:100%;margin-bottom:6px}
small{font-size:13px;font-weight:400;color:var(--brand-muted)}
input,select,textarea{width:100%;font:inherit;color:var(--brand-text);background:#fff;border:1px solid var(--brand-muted);border-radius:10px;padding:11px 13px}
select{height:48px}
textarea{resize:vertical;display:block}
::placeholder{color:var(--brand-muted);opacity:1}
[aria-invalid]{border-color:#bb2429}
.field>.box,.box{display:flex;gap:10px;justify-content:start;align-items:flex-start;font-size:14px;line-height:20px;font-weight:400}
.box input{width:18px;height:18px;margin:1px 0 0;flex:none;accent-color:var(--brand-primary)}
.box strong{display:block;font-weight:600}
.field>.box+.box{margin-top:6px}
.error{font-size:13px;line-height:20px;color:#bb2429}
.problem{padding:12px 14px;border-radius:10px;background:#fdeeee;color:#8f1d16;font-size:15px;line-height:22px}
button,.button{font:inherit;font-weight:600;text-align:center;text-decoration:none;min-height:48px;padding:11px 16px;border-radius:10px;border:1px solid var(--brand-primary);background:var(--brand-primary);color:var(--brand-on-primary);cursor:pointer}
button:hover,.button:hover{filter:brightness(1.08)}
.second{background:#fff;border-color:var(--brand-heading);color:var(--brand-heading)}
.quiet{justify-self:start;min-height:44px;padding:8px 0;border:0;background:none;color:var(--brand-heading);text-decoration:underline;text-underline-offset:3px}

article>h2{margin-top:32px}
.for{margin-top:8px;color:var(--brand-muted)}
article>.lines{margin-top:12px;max-width:66ch;color:var(--brand-muted)}
article>h2+.lines{margin-top:6px;font-size:14px;line-height:22px}
.items{list-style:none;margin-top:8px;border-top:1px solid var(--brand-line)}
.items li{display:flex;justify-content:space-between;gap:24px;border-bottom:1px solid var(--brand-line);padding:14px 0}
.items span{min-width:0;overflow-wrap:anywhere}
.items strong{display:block;font-weight:600}
.items .amount{flex:none;font-weight:600;white-space:nowrap}
.sums{margin:16px 0 20px}
.sums div{display:flex;justify-content:space-between;gap:16px;padding:2px 0;color:var(--brand-muted);font-size:15px}
.sums .total{border-top:1px solid var(--brand-line);margin-top:12px;padding-top:14px;color:var(--brand-text);align-items:baseline}
.total dd{font-size:26px;line-height:32px;font-weight:700;letter-spacing:-.022em;color:var(--brand-heading)}
.acts{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px}
details{margin-top:14px}
details[open]{flex-basis:100%}
details form{margin-top:12px}
summary{cursor:pointer;font-size:14px;font-weight:600;text-decoration:underline;text-underline-offset:3px;color:var(--brand-heading);width:max-content;list-style:none}
summary::-webkit-details-marker{display:none}
.person{display:flex;gap:12px;align-items:center;margin:20px 4px 0;font-size:14px;line-height:20px}
.person strong{display:block}
.person .about{overflow-wrap:anywhere}
.initials{width:40px;height:40px;border-radius:50%;background:var(--brand-line);color:var(--brand-text);display:grid;place-items:center;font-weight:600;font-size:13px;flex:none}
.bar,.is-phone{display:none}

@media(max-width:899px){
.wide{padding-left:20px;padding-right:20px}
.head .wide{min-height:56px}
.fact,.file .long{display:none}
.is-phone{display:block;margin-top:2px;font-size:14px;line-height:20px}
main.wide{padding-top:20px;padding-bottom:36px}
h1{font-size:27px;line-height:31px}
article>h2{margin-top:26px}
.is-beside{display:block}
aside{position:static;margin-top:32px}
.card{padding:20px}
summary{min-height:44px;display:flex;align-items:center}
.has-bar .foot{padding-bottom:140px}
.bar{display:block;position:fixed;left:0;right:0;bottom:0;background:#fff;border-top:1px solid var(--brand-line);box-shadow:0 -6px 24px rgba(20,20,30,.08);padding:12px 20px 16px;z-index:2}
.bar-sum{display:flex;justify-content:space-between;align-items:baseline;font-size:15px;color:var(--brand-muted)}
.bar-sum strong{font-size:20px;letter-spacing:-.02em;color:var(--brand-heading)}
.bar-acts{display:grid;grid-template-columns:80px 1fr;gap:8px;margin-top:8px}
}
@media print{.bar,.skip,form,details,.file{display:none!important}aside{position:static}}
)";
}

}  // namespace tandem::pages
