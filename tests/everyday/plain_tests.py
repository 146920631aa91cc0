"""Tables without any trouble: what is compared with expected.json elsewhere can be compared."""

from everyday import EverydayTest


class Plain(EverydayTest):
    def test_a_column_that_separates_is_no_reason_to_refuse(self):
        result = self.train("separated_baseline.csv", "cured")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assert_says(result, "separat")
