"""What a server is and can do: found out once, then used for every request.

| server | prompt | tokens | constraint |
|---|---|---|---|
| llama-server | token ids, the same as a local engine's | /tokenize | grammar, and checked here |
| another one with /completions | text, marks in words broken up | estimated | checked here |
| one with /chat/completions alone | messages, format `prompted` only | estimated | checked here |
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any

from umi_local.engine.remote_chat import Words, as_text, messages, stops
from umi_local.engine.remote_grammar import gbnf
from umi_local.engine.remote_http import Exchange, Fault, Line, Watch
from umi_local.engine.remote_match import Matcher
from umi_local.text import inert

CHARS_PER_TOKEN = 3
"""A careful guess for languages and vocabularies in common use: fewer would be very unusual."""
MOST_PROMPTS = 16
MOST_TOKENS = 1 << 21
BUSY_TEMPERATURE = 0.7


class Server:
    """One endpoint. `n_ctx` is the smallest of what the pack, the manifest and the server say."""

    def __init__(self, line: Line, format: str, n_ctx: int) -> None:
        self.line, self.endpoint = line, line.endpoint
        self.n_ctx = line.endpoint.context_length or n_ctx
        self.parameters = 0
        self.notes: list[str] = []
        self._prompted = format == "prompted"
        self._llama = self._counts = False
        self._chat: bool | None = None if self._prompted else False
        self._opening: list[int] = []
        self._marks: dict[str, list[int]] = {}
        self._prompts: OrderedDict[tuple[Words, ...], list[int]] = OrderedDict()

    # --- facts ----------------------------------------------------------------------------------------------

    def learn(self) -> None:
        """Ask the server what it is. Raises Fault when it cannot be reached, wants a token or lacks the model."""
        try:
            listed = self.line.call(f"{self.endpoint.path}/models")
        except Fault as fault:
            if not fault.no_path:
                raise
            listed = None  # not every gateway has a list
        entries = listed.get("data") if isinstance(listed, dict) else None
        models = [e for e in entries if isinstance(e, dict)] if isinstance(entries, list) else []
        self._llama = bool(models) and all(e.get("owned_by") == "llamacpp" for e in models)
        entry = next((e for e in models if e.get("id") == self.endpoint.model), None)
        if entry is None and models and not (self._llama and len(models) == 1):
            names = ", ".join(inert(str(e.get("id")))[:60] for e in models[:6])
            raise Fault(
                f"{self.endpoint.url} has no model {self.endpoint.model!r}; it has {names}: correct model in pack.toml"
            )
        entry = entry or next(iter(models), {})
        self._limit(entry.get("max_model_len"))
        if self._llama:
            self._learn_llama(entry)

    @property
    def counting(self) -> str | None:
        """What the user should know of how tokens are counted, None when the server does it."""
        if self._counts:
            return None
        return f"{self.endpoint.place} does not count tokens: {CHARS_PER_TOKEN} characters are taken for one"

    def _learn_llama(self, entry: dict[str, Any]) -> None:
        meta = entry.get("meta")
        parameters = meta.get("n_params") if isinstance(meta, dict) else None
        self.parameters = parameters if isinstance(parameters, int) else 0
        try:
            self._opening = self._tokenized("", special=True, opening=True)
            self._counts = True
            told = self.line.call(f"{self.endpoint.root}/props")
        except Fault:
            return
        settings = told.get("default_generation_settings") if isinstance(told, dict) else None
        self._limit(settings.get("n_ctx") if isinstance(settings, dict) else None)

    def _limit(self, told: Any) -> None:
        if isinstance(told, int) and 0 < told < self.n_ctx:
            self.notes.append(f"{self.endpoint.place} has a context of {told} tokens, less than the pack wants")
            self.n_ctx = told

    # --- tokens ---------------------------------------------------------------------------------------------

    def count(self, prompt: Sequence[Words], watch: Watch | None = None) -> int:
        """Return how many tokens a prompt is, or about how many at most. Raises Fault, Cancelled."""
        if self._counts:
            return len(self.tokens(prompt, watch))
        return sum(1 if w.special else -(-len(w.text) // CHARS_PER_TOKEN) for w in prompt) + len(prompt)

    def tokens(self, prompt: Sequence[Words], watch: Watch | None = None) -> list[int]:
        """Return the tokens of a prompt: control tokens only where the format wrote them. Raises Fault, Cancelled."""
        key = tuple(prompt)
        if (known := self._prompts.get(key)) is None:
            mixed: list[Any] = []
            for words in prompt:
                if words.special:
                    if words.text not in self._marks:
                        self._marks[words.text] = self._tokenized(words.text, special=True, watch=watch)
                    mixed += self._marks[words.text]
                elif words.text:
                    mixed.append(words.text.encode("utf-8", "replace").decode())
            plain = all(isinstance(part, int) for part in mixed)
            known = mixed if plain else self._tokenized(mixed, special=False, watch=watch)
            if self._prompted and self._opening and known[: len(self._opening)] != self._opening and len(prompt) > 1:
                known = [*self._opening, *known]
            self._prompts[key] = known
            while len(self._prompts) > MOST_PROMPTS:
                self._prompts.popitem(last=False)
        return known

    def _tokenized(
        self, content: str | list[Any], *, special: bool, opening: bool = False, watch: Watch | None = None
    ) -> list[int]:
        body = {"content": content, "add_special": opening, "parse_special": special}
        told = self.line.call(f"{self.endpoint.root}/tokenize", body, watch)
        tokens = told.get("tokens") if isinstance(told, dict) else None
        if not isinstance(tokens, list) or len(tokens) > MOST_TOKENS or not all(isinstance(t, int) for t in tokens):
            raise Fault(f"{self.endpoint.url} sent something that is no list of tokens")
        return tokens

    # --- requests -------------------------------------------------------------------------------------------

    @property
    def chats(self) -> bool:
        """Whether requests go out as messages: the server then renders its own template."""
        return self._chat if self._chat is not None else not self._llama

    def other_way(self) -> bool:
        """After a server said that it lacks the path: try the other one. False when there is none."""
        if self._chat is not None:
            return False
        self._chat = not self.chats
        return True

    def settle(self) -> None:
        """Keep to the way that worked."""
        self._chat = self.chats

    def ask(
        self,
        prompt: Sequence[Words],
        matcher: Matcher,
        watch: Watch,
        *,
        max_tokens: int,
        sampling: Mapping[str, Any],
    ) -> tuple[Exchange, list[str]]:
        """Ask for what comes behind `prompt` and what was written. Returns also what the server may repeat first.

        Raises Fault, Cancelled.
        """
        body: dict[str, Any] = {
            "model": self.endpoint.model,
            "max_tokens": max_tokens,
            "temperature": sampling["temperature"],
            "seed": sampling["seed"],
            "stream": True,
        }
        body |= {
            name: sampling[name] for name, default in (("top_p", 1.0), ("min_p", 0.0)) if sampling[name] != default
        }
        if ends := stops(prompt):
            body["stop"] = ends
        written, echoes = matcher.text, []
        if self.chats and (cut := messages(prompt)) is not None:
            talk, opened = cut
            body["messages"] = [*talk, *([{"role": "assistant", "content": opened + written}] if written else [])]
            echoes = [opened + written, opened]
            echoes += [written] if len(written) > 7 else []
            return self._watched("/chat/completions", body, watch), echoes
        behind = [*prompt, Words(written, False)] if written else list(prompt)
        if self._counts:
            body |= {"prompt": self.tokens(behind, watch), "cache_prompt": True}
        else:
            body["prompt"] = as_text(behind)
        if self._llama and (state := matcher.remaining()) is not None and (grammar := gbnf(state)) is not None:
            body["grammar"] = grammar
        return self._watched("/completions", body, watch), echoes

    def _watched(self, path: str, body: Any, watch: Watch) -> Exchange:
        exchange = Exchange(self.line, f"{self.endpoint.path}{path}", body)
        watch(exchange)
        return exchange
