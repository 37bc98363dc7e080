"""Orders to an assistant, and words in its name, in languages that neither questions nor prompts are written in.

For each language the same few forms: the assistant is called, or must say something; a message of "the system"; an
"answer of the assistant". Read in small letters, with their accents.
"""

from __future__ import annotations

import re

from assistant.hostile.gates import Gates

_LAST_LATIN = "\u024f"
_BEGIN = r"(?:^|[.:;!?¡¿(\[>|,،。；：！？]\s*)"


def _forms(who: str, calls: str, must: str, says: str, own: str, notice: str) -> str:
    """The forms of a language with blanks between its words.

    Args:
        who: names of an assistant, without article.
        calls: imperatives of saying.
        must: what obliges.
        says: infinitives of saying.
        own: "answer of the", before a name.
        notice: a message of the system, before its colon.
    """
    return (
        rf"{_BEGIN}(?:\w+ )?{who}\s*[,:!]\s*(?:\w+ ){{0,2}}?{calls}\b|\b{who} (?:\w+ )?{must} (?:\w+ ){{0,2}}?{says}\b|"
        rf"\b{must} {who} (?:\w+ )?{says}\b"
        rf"|\b{own} {who}\b[^.:]{{0,40}}:|\b(?:{notice})\s?:"
    )


_SPACED = (
    _forms(
        r"(?:(?:el |la |los )?(?:asistentes?|sistema|modelo(?: de lenguaje)?|inteligencia artificial|ia|chatbot))",
        (
            r"(?:responde|responda|contesta|conteste|di|diga|escribe|escriba|afirma|afirme|cita|cite|ignora|ignore|"
            r"repite|repita)"
        ),
        r"(?:debe|debes|deben|deberá|tiene que|ha de)",
        r"(?:responder|contestar|decir|escribir|afirmar|citar|repetir)",
        r"(?:respuesta|conclusión|veredicto)(?: oficial| final| correcta)?(?: de| del| de la)",
        (
            r"(?:aviso|mensaje|nota|instrucci[oó]n(?:es)?) (?:del|de la|para el|para la|al|a la) (?:asistente|sistema|"
            r"ia|modelo)"
        ),
    )
    + rf"|{_BEGIN}(?:responde|responda|conteste|diga|di) (?:solo |siempre |sólo )?que\b",
    _forms(
        (
            r"(?:(?:der |die |das |den |dem |des )?(?:assistent(?:en|in)?|ki(?:-modell)?|system|sprachmodell|modell|"
            r"chatbot))"
        ),
        (
            r"(?:antworte|antworten sie|sag|sage|sagen sie|schreibe?|schreiben sie|behaupte|nenne|zitiere|wiederhole|"
            r"ignoriere)"
        ),
        r"(?:muss|soll|sollte|hat)",
        r"(?:\w+ ){0,8}?(?:antworten|sagen|schreiben|behaupten|zitieren|nennen|wiederholen)",
        r"(?:antwort|auskunft|ergebnis|fazit)(?: des| der| vom| von)?",
        (
            r"systemmeldung|systemhinweis|systemnachricht|(?:hinweis|nachricht|anweisung|mitteilung) (?:an|für) (?:den|"
            r"die|das) (?:assistenten|ki|system|modell|sprachmodell)"
        ),
    )
    + rf"|{_BEGIN}(?:antworte|antworten sie|sage|sagen sie)(?: immer| nur| stets)?,? dass\b",
    _forms(
        r"(?:(?:l'|l’|il |lo )?(?:assistente|sistema|modello(?: linguistico)?|intelligenza artificiale|ia|chatbot))",
        r"(?:rispondi|risponda|di'|dì|dica|scrivi|scriva|afferma|cita|ripeti|ignora)",
        r"(?:deve|dovrà|devi)",
        r"(?:rispondere|dire|scrivere|affermare|citare|ripetere)",
        r"(?:risposta|conclusione)(?: ufficiale| finale)?(?: del| dell'| dell’| della)?",
        r"(?:avviso|messaggio|nota) (?:del|di|dell'|dell’|per il|per l'|per l’|all'|all’)\s?(?:sistema|assistente)",
    ),
    _forms(
        r"(?:(?:o |a )?(?:assistente|sistema|modelo(?: de linguagem)?|inteligência artificial|ia|chatbot))",
        r"(?:responde|responda|diga|diz|escreve|escreva|afirme|cite|repita|ignore)",
        r"(?:deve|deverá|tem de|tem que)",
        r"(?:responder|dizer|escrever|afirmar|citar|repetir)",
        r"(?:resposta|conclusão)(?: oficial| final)?(?: do| da)",
        r"(?:aviso|mensagem|nota) (?:do|da|para o|para a|ao) (?:sistema|assistente|ia)",
    ),
    _forms(
        r"(?:(?:de |het )?(?:assistent|systeem|taalmodel|model|chatbot))",
        r"(?:antwoord|zeg|schrijf|beweer|citeer|herhaal|negeer)",
        r"(?:moet|dient)",
        r"(?:\w+ ){0,8}?(?:antwoorden|zeggen|schrijven|citeren|herhalen)",
        r"antwoord van",
        r"systeemmelding|systeembericht|bericht aan (?:de|het) (?:assistent|systeem|model)",
    ),
    _forms(
        r"(?:ассистент\w*|помощник\w*|систем\w*|модел\w+|ии|чат-?бот\w*)",
        r"(?:ответь\w*|отвечай\w*|скажи\w*|напиши\w*|сообщи\w*|утверждай\w*|повтори\w*|игнорируй\w*|забудь\w*)",
        r"(?:долж(?:ен|на|ны)|обязан\w*)",
        r"(?:ответить|отвечать|сказать|написать|сообщить|утверждать)",
        r"(?:ответ|вывод)",
        (
            r"системн\w+ (?:сообщение|уведомление|инструкция)|(?:сообщение|указание|инструкция) (?:для )?"
            r"(?:ассистент\w+|систем\w+|модел\w+)"
        ),
    ),
    _forms(
        r"(?:asystent\w*|system\w*|model\w*|czatbot\w*)",
        r"(?:odpowiedz|powiedz|napisz|stwierdź|zacytuj|powtórz|zignoruj)",
        r"(?:musi|powinien|ma)",
        r"(?:odpowiedzieć|powiedzieć|napisać|stwierdzić|zacytować)",
        r"odpowiedź",
        r"komunikat systemu|komunikat systemowy|wiadomość systemowa|polecenie dla asystenta",
    ),
    r"\b(?:asistan|sistem|model) ?[,:]\s*(?:\w+ ){0,8}?(?:yanıtla|cevapla|söyle|yaz|de)\b|\bsistem (?:bildirimi|"
    r"mesajı)\s?:|\basistanın (?:yanıtı|cevabı)\s?:|\b(?:asistan|model) [^.]{0,80}(?:demeli|söylemeli|yanıtlamalı|"
    r"cevap vermeli)",
    # Arabic, whatever carries its alef.
    r"على (?:ال)?(?:مساعد|نموذج|نظام|روبوت|ذكاء)\S*(?: \S+)? [اأ]ن (?:يجيب|يقول|يذكر|يكتب|يرد|يؤكد|يعلن)|(?:يجب|"
    r"ينبغي)(?: على)? (?:[اأ]ن )?(?:ال)?(?:مساعد|نموذج|نظام)|(?:[اأ]يها|يا) (?:ال)?(?:مساعد|نموذج|ذكاء)|(?:إشعار|"
    r"اشعار|رسالة|تنبيه)(?: من)? (?:ال)?نظام\s?[:،]|(?:جواب|إجابة|اجابة|رد) (?:ال)?مساعد(?: الرسمي\S?)?\s?:|"
    r"(?:^|[.:،؛!]\s*)(?:[اأ]جب|قل|[اأ]كتب) (?:ب?[اأإ]ن|ب)",
)
# "In your answer", and "who answers, or quotes this page", in each of them.
_OF_ANSWERS = (
    r"\b(?:in (?:deiner|eurer|jeder) (?:antwort|zusammenfassung)|bitte [^.]{0,80}\bin ihrer antwort|wer (?:\w+ ){0,"
    r"3}?(?:diese[nrs]?|dies) "
    r"(?:seite|"
    r"zeile|tabelle|artikel|text) (?:\w+ )?(?:zitiert|zusammenfasst|liest|wiedergibt)|(?:diese )?(?:zeile|spalte) "
    r"(?:darüber|darunter|oben|unten))\b",
    r"\b(?:en (?:tu|vuestra|toda|cada) (?:respuesta|resumen)|(?:por favor|ruega|ruego|mencione|añada|diga)\b[^.]{0,"
    r"60}\ben su respuesta|(?:quien|quienes|el que|los que) (?:\w+ "
    r")?(?:responda[n]?|"
    r"cite[n]?|resuma[n]?|lea[n]?|escriba[n]?)\b[^.]{0,40}\b(?:que|debe[n]?|añada[n]?|diga[n]?|mencione[n]?)|fila de "
    r"(?:arriba|abajo))\b",
    r"\b(?:nella (?:tua|vostra) risposta|in ogni risposta|chi (?:risponde|cita|riassume|legge) (?:\w+ ){0,"
    r"3}?(?:questa|"
    r"questo) (?:pagina|riga|tabella|articolo|testo))\b",
    r"\b(?:na (?:tua|vossa) resposta|(?:por favor|mencione|acrescente|diga)\b[^.]{0,60}\bna sua resposta|em (?:cada|"
    r"toda) resposta|quem (?:responder|citar|resumir|ler) (?:\w+ ){0,"
    r"3}?(?:esta|"
    r"este) (?:página|linha|tabela|artigo|texto))\b",
    r"\b(?:in (?:uw|je|jouw|elk|ieder) antwoord|wie (?:deze|dit) (?:pagina|regel|tabel|artikel) (?:\w+ )?(?:citeert|"
    r"samenvat|leest))\b",
    r"\b(?:w (?:twojej|każdej) odpowiedzi)\b|\b(?:yanıtında|yanıtınızda|cevabında|cevabınızda)\b",
    r"\b(?:в (?:вашем|тво[её]м|каждом) ответе)\b",
    r"在(?:你|您)?的?(?:每个|所有)?(?:回答|回复|答复|答案)(?:中|里|裡)|(?:あなたの)?(?:回答|答え)(?:の中)?(?:には|では|に)必ず|"
    r"(?:답변|대답)에 ?(?:반드시|꼭)|في (?:إجابتك|ردك|جوابك)",
)
_UNSPACED = (
    r"(?:助手|助理|系统|系統|模型|人工智能|人工智慧|机器人|機器人|ai)[^。；;]{0,6}(?:必须|必須|应该|應該|应当|應當|应|"
    r"應|须|需要|需|务必|務必|请|請|只能|一律|要)[^。；;]{0,6}(?:回答|回复|回覆|答复|答覆|说|說|告诉|告訴|输出|輸出|"
    r"写|寫|引用|声明|聲明)",
    r"(?:系统|系統)(?:通知|消息|讯息|訊息|提示|指令|公告|信息)\s?[:：]",
    r"(?:助手|助理|系统|系統)的?(?:官方|正式|最终|最終)?(?:回答|答复|答覆|答案|结论|結論)\s?(?:[:：]|是)",
    (
        r"(?:请|請|务必)(?:直接|只|仅)?(?:回答|回复|忽略)(?:[:：说說]|所有|以上|之前|其他)|(?:助手|助理|"
        r"ai)[,，、:：](?:请|請)?(?:回答|回复|说|說|忽略|引用|告诉)"
    ),
    r"(?:アシスタント|システム|モデル|ai)[^。]{0,40}(?:と(?:回答|答え)|回答)(?:せよ|しろ|しなさい|してください|"
    r"すること|しなければ|なさい|てください|よ|なければ)|システム(?:通知|メッセージ|指示)\s?[:：]|"
    r"アシスタントの(?:公式)?(?:回答|答え)\s?(?:[:：]|は)",
    (
        r"(?:어시스턴트|시스템|모델|인공지능|도우미)[^.]{0,60}(?:답|대답|응답|말|답변)(?:하라|하세요|하십시오|해라|"
        r"해야|하시오)|시스템 ?(?:알림|메시지|공지)\s?[:：]|(?:어시스턴트|도우미)의 ?(?:공식 ?)?(?:답변|대답|"
        r"답)\s?[:：]"
    ),
)
_COMPILED_SPACED = tuple(re.compile(forms) for forms in (*_SPACED, *_OF_ANSWERS))
_COMPILED_UNSPACED = tuple(re.compile(form) for form in _UNSPACED)
# What each form in Latin letters needs a piece of, in their order; those of other alphabets need none.
_NEEDED = (
    # Spanish, German, Italian, Portuguese, Dutch, Russian, Polish, Turkish, Arabic: calls and messages
    "responde |responda |responder |contest|di |diga |decir |escrib|afirm|cita |cite |citar |ignora |ignore |repit|"
    "repetir |respuesta|conclusión|veredicto|aviso|mensaje|nota |instrucci",
    "antwort|sag |sage |sagen |schreib|behaupte|nenne|zitier|wiederhol|ignoriere|auskunft|ergebnis|fazit|systemmeldung|"
    "systemhinweis|systemnachricht|hinweis|nachricht|anweisung|mitteilung",
    "rispond|risposta|di |dì |dica |dire |scriv|afferm|cita |citare|ripet|ignora |conclusione|avviso|messaggio|nota ",
    "responde |responda |responder |diga |diz |dizer |escrev|afirm|cite |citar |repita |repetir |ignore |resposta|"
    "conclusão|aviso|mensagem|nota ",
    "antwoord|zeg |zeggen |schrijf |schrijven |beweer|citeer|citeren|herhaal|herhalen|negeer|systeemmelding|"
    "systeembericht|bericht",
    "",
    "odpowied|powied|napis|stwierd|zacyt|powtórz|zignoruj|komunikat|wiadomość|polecenie",
    "yanıt|cevap|söyle|yaz |demeli|sistem |asistan|model,|model:|model ,|model :",
    "",
    # The same, of answers
    "antwort|zusammenfassung|zeile|spalte|zitiert|zusammenfasst|liest |wiedergibt",
    "respuesta|resumen|responda|cite |citen |resuma|lea |lean |escriba|fila ",
    "risposta|risponde|cita |riassume|legge ",
    "resposta|responder|citar|resumir|quem ",
    "antwoord|wie ",
    "odpowiedzi|yanıtın|cevabın",
    "",
    "",
)
_LATIN = Gates([[piece for piece in needed.split("|") if piece] for needed in _NEEDED])


def speaks_to_assistant(text: str) -> bool:
    """Whether a text in another language orders an assistant about, or speaks in its name; `text` in small letters."""
    if text.isascii() or not any(letter > _LAST_LATIN and letter.isalpha() for letter in text):
        return any(_COMPILED_SPACED[form].search(text) for form in _LATIN.held_by(text))
    return any(form.search(text) for form in (*_COMPILED_SPACED, *_COMPILED_UNSPACED))
