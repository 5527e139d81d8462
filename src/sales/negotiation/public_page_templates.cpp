#include "sales/negotiation/public_page_templates.hpp"

// Liquid; every output is escaped. Icons are Tabler's.
namespace tandem::negotiation {

std::string_view const quote_html = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">
<link rel="icon" href="data:,"><title>{{ title }} · Quote {{ number }} · {{ company }}</title>
<style>{{ css | raw }}</style><link rel="stylesheet" href="/q/quote.css">
</head>
<body class="is-{{ state }}">
<header class="head"><div class="wide">
  <a class="skip" href="#content">To the quote</a>
  <span class="company">{% if logo %}<img src="{{ logo }}" alt="{{ company }}" height="32">{% else %}{{ company }}{% endif %}</span>
  <span class="facts"><span class="fact">Quote {{ number }}</span><span class="fact">{% if state == "expired" %}Was open{% else %}Open{% endif %} until {{ valid_until }}</span>
  <a class="pdf" href="{{ address }}/pdf"><svg width="16" height="16" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M14 3v4a1 1 0 0 0 1 1h4"/><path d="M17 21h-10a2 2 0 0 1 -2 -2v-14a2 2 0 0 1 2 -2h7l5 5v11a2 2 0 0 1 -2 2"/><path d="M12 17v-6"/><path d="M9.5 14.5l2.5 2.5l2.5 -2.5"/></svg><span><span class="long">Download as </span>PDF</span></a></span>
</div></header>
{% if signed_in %}<p class="strip">You are signed in: this is what the customer sees. Your visits are not counted.</p>{% endif %}
<main id="content" class="wide grid">
<article>
  {% if state == "accepted" %}<div class="banner" role="status"><h2>Thank you. The quote is accepted.</h2><p>{{ decided_by }} accepted it on {{ decided_on }}. {% if person %}{{ person }} will be in touch about the next steps.{% endif %} Keep the PDF for your records.</p></div>{% endif %}
  {% if state == "declined" %}<div class="banner" role="status"><h2>You declined this quote.</h2><p>Thank you for telling us. {% if person %}If something changes, {{ person }} is happy to hear from you.{% endif %}</p></div>{% endif %}
  {% if state == "expired" %}<div class="banner" role="status"><h2>This quote has expired.</h2><p>It was open until {{ valid_until }} and can no longer be accepted. Ask for a new one with a question on this page.</p></div>{% endif %}
  {% if asked %}<div class="banner" role="status"><h2>Your question has arrived.</h2><p>{% if person %}{{ person }}{% else %}{{ company }}{% endif %} will answer you. The quote stays open.</p></div>{% endif %}
  {% if conflict != "" %}<div class="banner is-bad" role="alert"><h2>Nothing was changed.</h2><p>{{ conflict }}</p></div>{% endif %}
  <h1>{{ title }}</h1>
  <p class="for">For {{ buyer }}</p>
  <p class="for is-phone">Quote {{ number }}, {% if state == "expired" %}was open{% else %}open{% endif %} until {{ valid_until }}</p>
  {% if intro != "" %}<p class="words">{{ intro }}</p>{% endif %}
  <h2>What you get</h2>
  <ul class="lines">
  {% for line in lines %}<li><div class="line"><span class="what"><strong>{{ line.title }}</strong>{% if line.description != "" %}<span class="about">{{ line.description }}</span>{% endif %}<span class="about">{{ line.how_many }}</span></span><span class="amount">{{ line.net }}</span></div></li>
  {% endfor %}</ul>
  {% if terms != "" %}<h2>Terms</h2><p class="words small">{{ terms }}</p>{% endif %}
</article>
<aside>
  <section class="card" id="accept" aria-labelledby="sum">
    <h2 id="sum">{% if state == "accepted" %}You accepted{% else %}Your quote{% endif %}</h2>
    <dl class="sums">
      {% if discount != "" %}<div><dt>Sum of items</dt><dd>{{ subtotal }}</dd></div><div><dt>Discount {{ discount_rate }}</dt><dd>−{{ discount }}</dd></div>{% endif %}
      <div><dt>Net</dt><dd>{{ net }}</dd></div>
      {% for tax in taxes %}<div><dt>Tax {{ tax.rate }}</dt><dd>{{ tax.amount }}</dd></div>{% endfor %}
      <div class="total"><dt>Total</dt><dd>{{ total }}</dd></div>
    </dl>
    {% if open %}<form method="post" action="{{ address }}/acceptance">
      <label for="name">Your full name</label>
      <input id="name" name="name" required maxlength="200" autocomplete="name" value="{{ typed.name }}"{% if typed.name_error != "" %} aria-invalid="true" aria-describedby="name-error"{% endif %}>
      {% if typed.name_error != "" %}<p class="error" id="name-error" role="alert">{{ typed.name_error }}</p>{% endif %}
      <label class="box"><input type="checkbox" name="consent" value="yes" required{% if typed.consent_error != "" %} aria-invalid="true" aria-describedby="consent-error"{% endif %}><span>{{ consent }}</span></label>
      {% if typed.consent_error != "" %}<p class="error" id="consent-error" role="alert">{{ typed.consent_error }}</p>{% endif %}
      <button class="main">Accept for {{ total }}</button>
    </form>{% endif %}
    <div class="acts">{% if can_ask %}<details id="ask"{% if typed.question_error != "" or state == "expired" or asking %} open{% endif %}><summary>Ask a question</summary>
      <form method="post" action="{{ address }}/question">
        <label for="question">Your question</label>
        <textarea id="question" name="question" rows="4" required maxlength="2000"{% if typed.question_error != "" %} aria-invalid="true" aria-describedby="question-error"{% endif %}>{{ typed.question }}</textarea>
        {% if typed.question_error != "" %}<p class="error" id="question-error" role="alert">{{ typed.question_error }}</p>{% endif %}
        <button>Send the question</button>
      </form></details>{% endif %}
    {% if open %}<details{% if typed.reason_error != "" %} open{% endif %}><summary>Decline</summary>
      <form method="post" action="{{ address }}/decline">
        <label for="reason">What is the reason?</label>
        <select id="reason" name="reason" required{% if typed.reason_error != "" %} aria-invalid="true" aria-describedby="reason-error"{% endif %}><option value="">Choose one</option>{% for reason in reasons %}<option value="{{ reason.value }}"{% if reason.value == typed.reason %} selected{% endif %}>{{ reason.label }}</option>{% endfor %}</select>
        {% if typed.reason_error != "" %}<p class="error" id="reason-error" role="alert">{{ typed.reason_error }}</p>{% endif %}
        <label for="note">A sentence that helps us (if you like)</label>
        <textarea id="note" name="note" rows="3" maxlength="2000">{{ typed.note }}</textarea>
        <button>Decline the quote</button>
      </form></details>{% endif %}</div>
  </section>
  {% if person %}<p class="person"><span class="initials" aria-hidden="true">{{ initials }}</span><span><strong>{{ person }}</strong><span class="about">{% if phone != "" %}{{ phone }}, {% endif %}<a href="mailto:{{ person_email }}">{{ person_email }}</a></span></span></p>{% endif %}
</aside>
</main>
<footer class="wide foot"><p>{% for part in seller %}{{ part }}{% unless forloop.last %} · {% endunless %}{% endfor %}</p>{% if footer != "" %}<p class="words">{{ footer }}</p>{% endif %}</footer>
{% if open %}<nav class="bar" aria-label="What you can do"><div class="bar-sum"><span>Total{% if has_tax %} with tax{% endif %}</span><strong>{{ total }}</strong></div><div class="bar-acts"><a class="ghost" href="{{ address }}?asking=1#ask">Ask</a><a class="main" href="#accept">Accept</a></div></nav>{% endif %}
</body>
</html>
)";

std::string_view const notice_html = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex, nofollow">
<link rel="icon" href="data:,"><title>{{ title }}{% if company != "" %} · {{ company }}{% endif %}</title>
<style>{{ css | raw }}</style><link rel="stylesheet" href="/q/quote.css">
</head>
<body class="is-notice">
<header class="head"><div class="wide"><span class="company">{% if logo %}<img src="{{ logo }}" alt="{{ company }}" height="32">{% else %}{{ company }}{% endif %}</span></div></header>
<main class="wide"><div class="banner"><h1>{{ title }}</h1><p>{{ words }}</p>{% if email != "" %}<p><a href="mailto:{{ email }}">{{ email }}</a>{% if phone != "" %} · {{ phone }}{% endif %}</p>{% endif %}</div></main>
</body>
</html>
)";

}  // namespace tandem::negotiation
