"""Taking turns: nobody is overtaken within a chat, nobody waits for a flood, nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

from bot.telegram.queueing import LANE_LIMIT, LINE_LIMIT, SERVED_REMEMBERED, Line, Ticket

comers = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 4)), max_size=60)


def line_of(*tickets: Ticket) -> Line:
    line = Line()
    for ticket in tickets:
        line.join(ticket)
    return line


def drained(line: Line) -> list[Ticket]:
    """Everything, one at a time."""
    served: list[Ticket] = []
    while (ticket := line.next()) is not None:
        served.append(ticket)
        line.free(ticket.lane)
    return served


@given(comers)
def test_every_update_is_served_once_and_in_order_within_its_chat(places: list[tuple[int, int]]) -> None:
    tickets = [Ticket(number, f"chat {chat}", person) for number, (chat, person) in enumerate(places)]
    served = drained(line_of(*tickets))
    assert sorted(served) == tickets
    for chat in range(7):
        own = [ticket for ticket in served if ticket.lane == f"chat {chat}"]
        assert own == sorted(own)


@given(comers, st.randoms())
def test_the_order_in_which_updates_arrive_does_not_matter(places: list[tuple[int, int]], chance) -> None:  # type: ignore[no-untyped-def]
    tickets = [Ticket(number, f"chat {chat}", person) for number, (chat, person) in enumerate(places)]
    shuffled = list(tickets)
    chance.shuffle(shuffled)
    assert drained(line_of(*tickets)) == drained(line_of(*shuffled))


@given(st.integers(1, 80), st.integers(1, 10))
def test_a_flood_in_one_chat_holds_up_another_by_one_turn(flood: int, late: int) -> None:
    line = line_of(*(Ticket(number, "chat 1", 1) for number in range(flood)))
    first = line.next()
    assert first is not None
    line.free(first.lane)
    comer = Ticket(1000, "chat 2", 2)
    line.join(comer)
    assert drained(line).index(comer) <= 1


def test_a_person_who_asks_in_many_chats_waits_for_the_others() -> None:
    line = line_of(*(Ticket(number, f"chat {number}", 1) for number in range(10)), Ticket(99, "chat 99", 2))
    assert [ticket.person for ticket in drained(line)][:3] == [1, 2, 1]


def test_a_lane_is_busy_until_its_answer_is_out() -> None:
    line = line_of(Ticket(1, "chat 1", 1), Ticket(2, "chat 1", 1), Ticket(3, "chat 2", 2))
    assert [line.next(), line.next(), line.next()] == [Ticket(1, "chat 1", 1), Ticket(3, "chat 2", 2), None]
    line.free("chat 1")
    assert line.next() == Ticket(2, "chat 1", 1)


@given(comers)
def test_a_place_is_never_told_too_low_by_more_than_who_shares_a_person(places: list[tuple[int, int]]) -> None:
    """With a person for each chat, the place that is told is the place that is had, or one that is further back."""
    tickets = [Ticket(number, f"chat {chat}", chat) for number, (chat, _) in enumerate(places)]
    line = line_of(*tickets)
    told = {ticket: line.place(ticket) for ticket in tickets}
    for place, ticket in enumerate(drained(line)):
        assert place <= told[ticket]


def test_the_line_says_when_it_is_full_and_when_a_lane_is_crowded() -> None:
    line = Line()
    for number in range(LINE_LIMIT):
        assert not line.is_full
        line.join(Ticket(number, f"chat {number % 50}", 1))
    assert line.is_full
    crowd = line_of(*(Ticket(number, "chat 1", 1) for number in range(LANE_LIMIT)))
    assert crowd.is_crowded("chat 1")
    assert not crowd.is_crowded("chat 2")


def test_what_nobody_waits_for_any_more_leaves_the_line() -> None:
    line = line_of(Ticket(1, "person 1", 1), Ticket(2, "person 1", 1), Ticket(3, "chat 2", 2))
    assert [ticket.update for ticket in line.skip("person 1")] == [1, 2]
    assert len(line) == 1


def test_memory_of_who_was_served_is_bounded_while_the_line_never_empties() -> None:
    line = line_of(Ticket(0, "chat 0", 1), Ticket(1, "chat 0", 1))
    line.next()
    for number in range(2, 20_000):
        line.join(Ticket(number, f"person {number}", number))
        ticket = line.next()
        assert ticket is not None
        line.free(ticket.lane)
    assert len(line._served) <= SERVED_REMEMBERED + 2


def test_a_pressed_button_comes_before_the_questions_of_others() -> None:
    line = line_of(*(Ticket(number, f"chat {number}", number) for number in range(20)))
    press = Ticket(100, "chat 100", 100, urgent=True)
    line.join(press)
    assert drained(line)[0] == press


def test_whoever_keeps_pressing_buttons_takes_half_of_the_turns() -> None:
    presses = (Ticket(100 + number, f"chat {100 + number % 7}", 100, urgent=True) for number in range(50))
    line = line_of(*presses, *(Ticket(number, f"chat {number}", number) for number in range(20)))
    served = drained(line)[:40]
    assert sum(not ticket.urgent for ticket in served) == 20


def test_a_pressed_button_does_not_overtake_its_own_chat() -> None:
    line = line_of(Ticket(1, "chat 1", 1), Ticket(2, "chat 1", 1, urgent=True), Ticket(3, "chat 2", 2))
    assert [ticket.update for ticket in drained(line)] == [1, 2, 3]
