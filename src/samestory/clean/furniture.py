# ruff: noqa: E501 - a table of patterns, one a line
"""Lines that are page furniture wherever they stand: one table of patterns, each with its reason.

We wrote the patterns, from what news sites of the English-speaking world put round their articles. Each must match the
whole line, so that a sentence of the body that merely holds such words is safe; ``most`` bounds the words of the line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from samestory.clean.lines import Line


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern for a whole line; ``opens`` when the lines below it belong to it (a form, a list of teasers)."""

    reason: str
    pattern: re.Pattern[str]
    opens: bool = False
    most: int = 40
    hints: tuple[str, ...] = ()
    """Letters of which one must stand in the line; spares the search where it cannot succeed."""
    label: bool = False
    """Whether it is a label, so that a line that ends as a sentence does cannot be one."""


LONGEST = 3000
"""No furniture is longer, in characters; a line without end is not searched."""
LABELS = ("media-player", "most-read", "navigation", "read-more", "related", "tags")
"""Reasons whose lines are labels and headlines."""


def _rule(reason: str, pattern: str, *, opens: bool = False, most: int = 40, hints: tuple[str, ...] = ()) -> Rule:
    label = reason in LABELS
    return Rule(reason, re.compile(rf"(?:{pattern})\W*", re.IGNORECASE), opens, most, hints, label)


_NETWORK = r"(?:facebook|twitter|x|linkedin|whats ?app|pinterest|reddit|tumblr|flipboard|instagram|you ?tube|snapchat|" \
    r"telegram|e-?mail|messenger|google ?(?:\+|plus)|stumbleupon|pocket|rss|tik ?tok|line|viber|vk|weibo|wechat|mail|" \
    r"sms|print|copy(?: link| url)?|link|more|tweet|like|share|pin it|save|bookmark|threads|bluesky|skype|digg|apple news|spotify)"  # fmt: skip

RULES: tuple[Rule, ...] = (
    _rule("separator", r"[\W_]+|advertisement\W+"),
    _rule("region-notice", r"(?:this|the) (?:content|video|page|article|site|website) (?:is|are) (?:currently |temporarily )?"
          r"(?:not available|unavailable|blocked)\b.*|(?:you are|you're) (?:currently )?(?:viewing|reading) the .{3,40} edition|"
          r"welcome to .{3,60} experience|(?:choose|select|change) (?:your )?(?:edition|region|country|language|location)|"
          r"(?:we're|we are) sorry,? (?:this|our|but) .*\b(?:region|country|location|european|gdpr)\b.*"),
    _rule("consent", r".*\b(?:we|site|website) uses? cookies\b.*|.*\b(?:cookies? (?:policy|settings|preferences|notice)|accept (?:all )?cookies)\b.*|.*\b(?:necessary|functional|analytical|performance|targeting|third[- ]party) cookies (?:are|help|collect|may)\b.*|any cookies that\b.*|"
          r"(?:accept|reject|manage)(?: all)?(?: cookies| preferences| and continue| & continue)?|i (?:accept|agree)|got it|"
          r"(?:by (?:continuing|using|clicking|submitting|registering|signing|browsing|subscribing|entering|joining|providing)\b.*"
          r"\b(?:you (?:agree|accept|consent|confirm|acknowledge|are agreeing)|terms|privacy|cookies?|newsletters?).*)|"
          r".*\b(?:google )?privacy (?:policy|notice|statement)\b.*\bterms (?:of (?:use|service)|and conditions)\b.*|"
          r".*\bterms (?:of (?:use|service)|and conditions)\b.*\bprivacy (?:policy|notice|statement)\b.*|this site is protected by .*|"
          r"(?:our |your )?(?:privacy|cookies?)(?: & cookies?)?(?: policy| notice| statement| centre| center| settings| preferences)?|"
          r"your (?:ad|privacy) choices|ad ?choices|do not sell my (?:personal )?info(?:rmation)?", most=90,
          hints=("cookie", "privacy", "accept", "reject", "manage", "agree", "got it", "by ", "protected by", "choices", "sell my")),
    _rule("comments", r"access to the comments(?: comments?)?|(?:\d[\d,.k]* |no |view |show |read |see |post |add |leave |write |"
          r"join |load |hide |open |skip to )?(?:all |a |an |your |more |the |\d+ )*comments?(?: \(?\d+\)?| on .{3,90}| here| below| now| section| policy)?|"
          r"(?:post|leave|submit|write|add) (?:a |your )?(?:comment|reply)(?: cancel reply)?|cancel reply|join (?:the|our new) (?:conversation|discussion|commenting).*|"
          r"(?:have your say|what do you think\?|share your (?:thoughts|views|opinion).*)|"
          r"comments? powered by .*|please enable javascript.*|your email address will not be published.*|required fields are marked.*|"
          r"(?:please )?log ?in (?:or \w+ )?to (?:leave a |post a |add a |join the |reply|comment).*|join thought-provoking conversations.*|"
          r"start the conversation|be the first to (?:comment|share|like).*|view the discussion thread|notify me of (?:new|follow).*|"
          r"save my name, email.*|this site uses akismet.*|as you comment,.*|please (?:be respectful|keep comments|note that comments)\b.*|commenting (?:rules|guidelines|policy).*", opens=True, most=60),
    _rule("comments", r".*\b(?:comments (?:are|have been|for this \w+ are|on this \w+ are) (?:now )?(?:closed|moderated|disabled|off|open).*)", opens=True, most=60, hints=("comments ",)),
    _rule("registration", r"(?:register|sign up|log ?in|sign ?in|subscribe)(?: (?:now|here|today))?(?: for free)?(?: to| and| or) (?:continue|keep|access|read|get|unlock|enjoy|view|save|vote|follow|register|subscribe|sign ?in|log ?in|create)\b.*|"
          r"registration is (?:a )?free.*|(?:by|when you) register(?:ing)?,? you\b.*|already (?:have an account|registered|a (?:member|subscriber)|subscribed)\b.*|"
          r"(?:don't|do not) have an account\b.*|(?:please )?(?:enter|provide|choose|select|confirm|re-?enter|type) (?:a |an |your |the )(?:valid |correct |full )?(?:e-?mail|name|first name|last name|password|username|postcode|zip|one|option|phone)\b.*|"
          r"(?:please )?select one|must (?:be at least|contain|include)\b.*|special characters aren['’]t allowed|you must be over \d+.*|you can opt[- ]out.*|you may unsubscribe.*|"
          r"(?:your )?(?:e-?mail(?: address)?|password|user ?name|first name|last name|full name|name|website|your name|your e-?mail)\W*|forgot(?:ten)? (?:your )?password|reset (?:your )?password|"
          r"remember me|(?:create|open) (?:an|your|a free|my) account.*|(?:my|your|manage) account|no spam,? .*|(?:you can )?unsubscribe (?:at )?any ?time.*|thank you for (?:registering|signing up|subscribing).*|please refresh the page.*|"
          r"(?:sign|log)(?: |-)?(?:in|out|up|on|off)(?: (?:here|now|with .*|or .*|/ .*))?|register|registration|login ?/? ?(?:register|sign ?up|join)?|logout|"
          r"(?:invalid|incorrect) (?:e-?mail|password|user).*|an error has occurred.*|please (?:try again|verify|check) .*|each email has a link to unsubscribe.*", opens=True, most=60),
    _rule("subscription", r"(?:already a subscriber|subscribers? only|for subscribers|premium (?:content|article)|members? only)\b.*|"
          r"(?:subscribe|subscribe (?:now|today|here)|subscriptions?|become a (?:member|subscriber|supporter|patron).*|start your (?:free )?trial.*|get (?:full|unlimited|digital) access.*|"
          r"to (?:read|continue reading) (?:the|this) (?:full|rest|entire|story|article).*|to continue reading.*|you have (?:read|reached|\d+|no|used).{0,40}(?:free )?(?:articles?|limit).*|"
          r"support (?:independent|quality|local|great|our) (?:journalism|news|media|reporting|work)\b.*|(?:donate|contribute|support us)(?: now| today)?|subscribe ?sign in|"
          r"this (?:article|content|story) is (?:for|only|exclusively|available) .*(?:subscribers|members|registered).*|unlock (?:this|the|more|full|unlimited).*|choose a membership.*|"
          r"gift (?:this )?article|print subscriptions?|subscribe to .{2,60}|need more .{2,30}\? subscribe.*)", most=60),
    _rule("newsletter", r"sign ?-?up (?:for|to)\b.*|signup (?:for|to) .*|sign ?-?up|get (?:the |our |breaking |daily |more |top |all |email )?.{0,60}\b(?:newsletters?|inbox|in your email|news alerts|email alerts|emails?|alerts)\b.*|"
          r"subscribe to (?:our|the|my|this|get|receive) .*|"
          r"breaking news e?-?mails?.*|(?:e-?mail|news|breaking news|desktop|push) (?:alerts?|notifications?|updates?)|receive (?:our|the|news|daily|breaking|updates|email) .*(?:newsletter|inbox|e-?mail|alerts?|updates).*|"
          r"you (?:agree|must|will) (?:to )?(?:receive|select|now receive) .*(?:newsletter|updates|offers|emails).*|view all .{0,40}newsletters.*|thanks for (?:subscribing|signing up).*|"
          r"(?:don't|never) miss (?:a|an|out on|any|our|the latest) .*(?:news|story|post|episode|update|email|issue|subscribe|sign).*|you have successfully (?:subscribed|signed).*|"
          r"(?:do you |are you |would you )?(?:enjoy(?:ing|ed)?|want|liked?|love|loving|need|looking|interested|hungry|like what)\b.{2,80}\? ?(?:sign up|subscribe|register|join|get|click|download|try|follow)\b.*|"
          r"newsletters?\s*[:|–—-] .{3,120}|click here to (?:get|download|install) .{2,40}\bapp|want (?:more|to (?:stay|keep|read)) .{3,40}\?|every (?:day|week|morning|month),? we send\b.*|let our news meet your inbox.*|never miss (?:a|an|another|our) [\w’' -]{3,30}", opens=True, most=110),
    _rule("newsletter", r"(?:.{0,40} )?newsletters? sign ?-?up.*|(?:free |our |e-?mail |daily |weekly |the |.{2,30} )?newsletters?|.{3,80}[.:|–—!?] ?subscribe(?: now| here| today| to (?:our|the|my) .{2,40})?|you have been (?:successfully )?subscribed|"
          r".{3,120}\? (?:click|tap|sign up|subscribe) (?:here |now |today )?(?:to|for|here|now|today)\b.*|"
          r".{0,60}(?:delivered|sent|straight|direct(?:ly)?) (?:straight |directly |right )?to your (?:inbox|e-?mail).*", opens=True, most=110, hints=("newsletter", "subscribe", "inbox", "to your e", "click", "sign up")),
    _rule("share", rf"(?:share|tweet|follow|like|save|print|e-?mail|send|pin|post|bookmark|spread|forward|copy|recommend)(?!\w)(?:\W+(?:this|it|us|via|on|for|later|the|with|to|by|{_NETWORK}|article|story|page|post|entry|link|news|your|friends?|a|and|or|in|permalink|word|love)(?!\w))*+\W*|"
          rf"(?=.*[a-z]{{2}})(?:(?>(?:{_NETWORK}|shares|follow|\d[\d.,]*+k?|on|by|via|and)(?!\w)|[|/,•·&:-])\s*+)++|"
          rf"(?:share|follow|find|join|like|connect|visit|follow us|tweet|click) (?:.{{0,60}} )?(?:on|with|via|to|at|through) {_NETWORK}\b.*|share permalink.*|x share via|"
          r"[\d.,]+k? ?(?:shares?|likes?|views?|retweets?|followers?|reads?|votes?|claps?)|shares?|(?:click|tap) to (?:share|print|e-?mail|tweet|email).*|follow @?\w+|print (?:this|article|page|story|edition)?.{0,20}|"
          r"(?:like|follow) .{2,60} (?:on|via) (?:facebook|twitter|instagram).*|follow .{2,60} on .{2,60}|(?:increase|decrease|change|reset)?\s*(?:text|font)(?: size)?|a- ?a\+|stay connected|connect with us|follow us.*|sharing is caring", most=40),
    _rule("advertisement", r"(?:article continues (?:below|after) .*|story continues (?:below|after)? ?.*|(?:advertisements?|advertising|adverts?|ads?|sponsored|promoted|publicité|publicidade|anzeige|werbung)(?: content| by .*| links?| post| stories)?(?: continue reading.*| feedback)?|"
          r"continue reading (?:below|the main story)|scroll (?:down )?(?:to|for) .*|skip (?:ad|advertisement|advert|this ad)|paid (?:post|content|partner).*|sponsor message|a message from our sponsors?|(?:become|be) an? (?:.{2,30} )?sponsor|"
          r"(?:from|around) our (?:partners?|sponsors?|network)|(?:we|.{2,30}) may (?:earn|receive|get) (?:a |an )?(?:small |affiliate )?(?:commission|share|revenue).*|sometimes we include links to .*|thank you for your support|"
          r"this (?:advertisement|ad) has not loaded.*|report (?:this )?ad|recommended by outbrain|loading\W*|please wait\W*|(?:sponsor|partner) content)", most=70),
    _rule("advertisement", r".*\b(?:continue reading the main story|taboola.*|(?:affiliate (?:links?|partner|commission|program)|amazon services llc).*)", most=70,
          hints=("main story", "taboola", "affiliate", "amazon services")),
    _rule("media-player", r"(?:slide ?show|gallery|photo gallery|photos?|video|videos|audio|watch|listen|podcast|live|live ?blog|close|replay|play|play video|pause|mute|unmute|full ?screen|next|previous|prev|back|view gallery|image \d+ of \d+|\d+ ?/ ?\d+|\d+ of \d+|\d+:\d\d)(?: \(\d+ images?\)| \(\d+\)| now| live| video| here| tv| more)*|"
          r"(?-i:CLOSE) .{20,400}|(?:enlarge|hide|toggle) (?:this )?(?:image|caption|photo).*|(?:just|must) watched? .*|media playback is (?:un|not )?supported.*|"
          r"(?:watch(?: live| now)?|video|listen|see|gallery|photos|in pictures|pictures|slideshow|podcast)\s?[:|-] .{3,140}|(?:your )?browser does not support.*|no compatible source.*|play(?:ing)? \d+.*|view \d+ (?:images|photos|pictures).*|(?:click|tap) (?:on )?(?:the |to )?(?:image|photo|picture|enlarge|expand|play|watch).*|"
          r"featured video|(?:current time|remaining time|duration|loaded|playback rate|stream type|progress)\b.{0,30}|this is a modal window.*|show caption|hide caption|live tv|(?:play|share) this video|autoplay|up next|image \d+ of ?/? ?\d+|back to (?:the )?gallery|view (?:full )?gallery.{0,20}|captions?|image copyright\b.{0,60}|(?:(?:read|show|view|see|hide) )?(?:the )?(?:full )?transcript|"
          r"(?:listen|watch|play|video|audio|podcast|live|duration)\W+(?:\(?\d+:\d\d(?::\d\d)?\)?|\d+ ?min(?:ute)?s?)|(?:listen|watch)(?: now| again| back| live)? (?:to|on) (?:this|the|our) (?:story|article|report|programme|program|episode|full (?:story|interview|episode|report)|podcast|broadcast|live ?stream|live)\b.{0,40}|"
          r"(?:listen|watch|hear) (?:it |us |again|back|live)(?: (?:on|at|now|here|from) .{2,40})?|\d?\d:\d\d(?::\d\d)? ?/ ?\d?\d:\d\d(?::\d\d)?", most=50),
    _rule("media-player", r".*\breplay more videos\b.*", most=50, hints=("replay more",)),
    _rule("most-read", r"(?:the )?(?:most|top|latest|trending|popular|hot|best|recent|new|today's|editors?['’]?s?|must|breaking|featured|other|recommended)(?: (?:and|&))? ?(?:the |our |in )?(?:most |popular |recent |latest |top |must )*(?:read|reads|popular|viewed|shared|commented|discussed|watched|recent|news|stories|posts|articles|headlines|videos?|picks?|stor(?:y|ies)|choice|now|trending|topics|searches|story|topstories|columns|features|galleries)?(?: (?:in|on|from|of|now|today|right now|this week|this month|stories|articles|posts|news|videos?|by|at) ?.{0,40})?|"
          r"most read in .*|trending(?: now| topics| stories)?|editor['’]?s['’]? (?:picks?|choice).*|popular|latest|headlines|breaking|top \d+|in case you missed it.*", opens=True, most=14),
    _rule("related", r"(?:related|relevant|similar|recommended|suggested|you (?:may|might)(?: also)? (?:like|be interested|enjoy)|more (?:from|on|in|about|like|stories|by|great|articles|coverage|news|posts|reading|to (?:explore|read))|also (?:read|see|on|in|from)|see also|read also|further reading|further information|around the web|from (?:around|across) the web|what to read next|read next|next (?:article|story|post|auto)|previous (?:article|story|post|auto)|don['’]t miss|next post|previous post|prev(?:ious)?|"
          r"elsewhere on|for more (?:on|from|stories|news|information)|explore more|discover more|keep reading|up next|now read|next:|previous:|other (?:stories|news|articles|posts)|stories you may|(?:the )?latest (?:from|on|in)|you should also read|read these next|in this (?:story|series|article)|games featured in|products in this|- next|learn more|find out more|"
          r"artigos relacionados|leia (?:mais|também)|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|notas relacionadas|noticias relacionadas|leggi anche)\b.{0,70}|related\b.*|more:? .{2,50}:|read more:|more stories.*|post navigation|previous .{3,20} news.*", opens=True, most=16),
    _rule("related", r".* - next .{3,20} news", opens=True, most=16, hints=(" - next",)),
    _rule("related", r"(?:related|also|see more|now see|related (?:stories|articles|content|coverage|news|posts|video|links?)|recommended|see also|also read|read also|don['’]t miss|more|read|read more|watch|must read|also see|related story)\s*(?::|»|>|\||–)\s*.{4,220}|related stories .*|most read in .*|"
          r"\[(?!editor|note|update|correction|clarification)(?:graphic|video|watch|read|photos?|related|more|opinion|analysis|from|map|how|why|what|the|in|a|who|inside)?[^\]]{12,160}\]|[•·>»→] ?.{8,140}\bread more\b|today['’]s coverage from .*", most=120),
    _rule("related", r".{8,200} (?-i:Read|See|Show) (?:more|More|MORE)", most=120, hints=(" more",)),
    _rule("read-more", r"read (?:some |more|the (?:full|rest|original|whole|entire)|on|full|it|next|also|here).{0,60}|(?:show|see|view|load|find out|learn|hear|watch|discover|explore|get|click here for) (?:more|all|less|full|the full).{0,40}|continue reading.*|(?:more|all|all\.\.\.|next|details|more info|click here|tap here|learn more|view (?:original|article|source))\W*|full (?:story|article|coverage|text).{0,20}|view (?:on|at) .{2,30}|\.{3,}|(?:read|save|watch) later|explore further|next up\b.{0,60}|thanks for (?:watching|reading)|copied|view pdf.{0,20}|pdf", most=12),
    _rule("tags", r"(?:tags?|topics?|categor(?:y|ies)|filed (?:under|to|in)|keywords|posted in|sections?|in this (?:story|article)|subjects?|related (?:tags|topics|subjects|categories)|tagged(?: (?:with|as|in))?|mentioned in|people|more (?:on|about) this (?:topic|story)|read more about|explore (?:more )?on these topics|location|file under|labels|hashtags?|más sobre)(?:\s*[:»|].*)?|(?:#\w+[\s,]*)+|filed (?:under|to|in).*|posted in.*|topics:.*|tags?\b.{0,140}", opens=True, most=30),
    _rule("copyright", r".*\bregistered trademarks? of\b.*|.*\binformation (?:provided|contained) (?:on|in) this (?:web)?site\b.*|this document is subject to copyright.*|\W*these statements have not been evaluated.*|.*\b(?:all rights? reserved|rights reserved|copyright (?:©|\(c\)|\d{4}|policy|notice)|(?:material|content|article|copy|text) may not be (?:published|reproduced|republished|copied|rewritten))\b.*", most=100,
          hints=("rights", "copyright", "trademark", "may not be", "information", "statements have")),
    _rule("copyright", r"(?:©|\(c\)|copyright ©|copyright \(c\)|copyright)\s*(?:copyright )?(?:19|20)?\d{0,2}.{0,120}|\W*©.{0,120}|"
          r"(?:terms|terms (?:of|and|&) (?:use|service|conditions|sale|business)(?: \|? ?privacy.*)?|legal(?: notices?)?|disclaimer|imprint|impressum|accessibility.{0,20}|code of (?:ethics|conduct)|editorial (?:code|policy|guidelines|standards).*|corrections?(?: policy)?|advertise(?: with us| here)?|careers|jobs|contact(?: us)?|about(?: us)?|help|faqs?|site ?map|feedback|press|work (?:for|with) us|syndication.*|archives?|rss(?: feeds?)?|licensing.*|modern slavery.*|complaints?.*|request (?:a )?(?:correction|reprint).*|reprints?.*|report (?:an? )?(?:error|typo|mistake|problem|correction).*|submit (?:a )?correction.*|privacy policy|terms of (?:use|service|sale)(?: .{0,60})?|our (?:team|standards|apps)|subscriber agreement.*)", most=100),
    _rule("copyright", r".*\|.*\b(?:terms|privacy|contact us)\b.*", most=100, hints=("|",)),
    _rule("contact", r"(?:contact (?:the )?(?:writers?|reporters?|authors?|editors?|journalists?|us|our)\b.*|(?:e-?mail|write to|reach|contact|call|text|follow|tweet) .{0,60}\bat\b.*(?:@|\d{3}).*|(?:follow|tweet|e-?mail)(?: .{2,40})? (?:at |on twitter |@).*|we pay for (?:your )?(?:stories|videos).*|do you have a (?:story|tip|news).*|(?:got|have) a (?:news )?(?:tip|story|confidential).*|"
          r"(?:if you have|send (?:us )?(?:your|a)|submit (?:a|your)) .*(?:tips?|stor(?:y|ies)|letters?|photos?|question|concern|feedback)\b.*(?:@|email|e-mail|contact|here|form|submit).*|[\w.+-]+@[\w-]+\.[\w.]+|(?:e-?mail|twitter|tel|phone|fax)\s*:\s*\S.{0,60}|@\w{2,30}|for (?:more )?(?:enquiries|inquiries|press|media|further).{0,30}contact.*|(?:letters|email) to the editor.*)", most=60),
    _rule("author-note", r"(?:about (?:the )?(?:authors?|writers?|contributors?)|(?:view|see|read|more) (?:all |more )?(?:posts|articles|stories|from|by) (?:by |from )?(?:the |this )?(?:author|.{3,40})|(?:editing|reporting|writing|additional reporting|graphics?|production|compiled|translated|edited|written|reported|with reporting|photos?|story) (?:and (?:writing|editing) )?by\b.{0,300}|\((?:additional |with |this |edited |reporting|writing|editing|with reporting|compiled|reporting and|story).{0,300}\)|"
          r"the (?:author|writer) is\b.*|the (?:views|opinions) (?:expressed|in this).*|opinions expressed.*|read or share this story.*|updated at .{3,20}|biography.{0,60}|(?:our|the) standards:.*thomson reuters.*|"
          r"(?:this (?:story|article|post|piece) (?:has been|was) (?:first |originally |also |automatically )?(?:adapted|published|appeared|edited|written|provided|supplied|produced|auto|updated|amended|translated|republished)).{0,250})", most=60),
    _rule("author-note", r".{3,220}\bcontributed (?:to this (?:report|story|article|post|piece)|(?:reporting )?from .{3,60}|reporting|to the (?:report|story)).*", most=60, hints=("contributed ",)),
    _rule("navigation", r"(?:[\w’'&-]+(?: [\w’'&-]+){0,2} ?[|•·»›>] ?){2,}[\w’'&-]+(?: [\w’'&-]+){0,2}", most=30, hints=("|", "•", "·", "»", "›", ">")),
    _rule("navigation", r"(?:home(?: ?page)?|menu|main menu|search|search for:?|search\W+|toggle (?:navigation|menu|search|sidebar)|navigation|skip to (?:main )?(?:content|navigation|article|footer|search).*|back to (?:top|home|article|news|results).*|to top|top|site (?:map|index|navigation)|sections?|all sections|close|close menu|open menu|expand|collapse|more sections|you are (?:at|here).*|jump to .*|go to .*|english|select language.*|"
          r"breadcrumbs?|share this (?:story|article|page|post|entry).*|news|sports?|opinion|business|politics|world|entertainment|lifestyle|technology|tech|health|science|weather|video|travel|culture|arts|money|style|food|education|local|national|international|uk|us|asia|africa|europe|americas|middle east|crosswords?|games|obituaries|classifieds|real estate|horoscopes?|puzzles|magazine|blogs?|cars|environment|football|cricket|tv|music|film|books|e-?paper|apps?|download (?:the|our) app.*|"
          r"tempo de leitura.*|\d+ min(?:ute)?s? read|reading time.*|estimated reading.*|\d+ (?:minutes?|hours?|days?|weeks?) ago|updated? \d+ .{2,20} ago|posted \d+ .{2,20} ago|in|by|on|and|or|•)", most=9),
)  # fmt: skip
"""Every rule, in the order in which they are tried."""
_HINTED = tuple(rule for rule in RULES if rule.hints)
_MOST = max(rule.most for rule in RULES)
_HINT = re.compile("|".join(sorted({re.escape(hint) for rule in _HINTED for hint in rule.hints})))


@cache
def _any_rule() -> re.Pattern[str]:
    """Put all rules that have no hints into one pattern: most lines match none, and one search is faster than twenty."""
    return re.compile("|".join(rf"(?:{rule.pattern.pattern})" for rule in RULES if not rule.hints), re.IGNORECASE)


SHARE = next(rule for rule in RULES if rule.reason == "share")


def furniture(line: Line) -> Rule | None:
    """Find the rule that says what kind of furniture a line is; None where none does."""
    size = len(line.words)
    if size > 120 or len(line.text) > LONGEST:
        return None
    lower = line.text.lower()
    sentence = line.ends and size >= 5 and not line.text.endswith(("?", "!", "]", "..."))
    plain = size <= _MOST and _any_rule().fullmatch(line.text) is not None
    if not plain and not _HINT.search(lower):
        return None
    for rule in RULES if plain else _HINTED:
        if size > rule.most or (rule.label and sentence):
            continue
        if rule.hints and not any(hint in lower for hint in rule.hints):
            continue
        if rule.pattern.fullmatch(line.text):
            return rule
    return None
