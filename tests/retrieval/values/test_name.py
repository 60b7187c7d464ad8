"""Names of persons, organisations and things."""

from retrieval.values.name import fold, split_names


def test_a_list_of_names_is_taken_apart() -> None:
    assert split_names("Lena Holt and Karim Ostrani") == ("Lena Holt", "Karim Ostrani")
    assert split_names("Lena Holt, Karim Ostrani and Tomas Rebel") == ("Lena Holt", "Karim Ostrani", "Tomas Rebel")
    assert split_names("Lena Holt, 54, of Tarn") == ("Lena Holt, 54, of Tarn",)


def test_folding_keeps_letters_and_drops_accents_and_possessives() -> None:
    assert fold("Núñez’s") == "nunez"
