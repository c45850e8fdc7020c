package camaudit.network.keras;

import camaudit.network.ModelException;
import camaudit.network.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Flattens a model with the models nested in it into one list of layer calls. */
final class ModelFlattening {
    /**
     * The largest number of layer calls: more than any network has, but far fewer than a small file with models that call each
     * other can ask for.
     */
    private static final int MAX_CALLS = 100_000;

    private final int keras;
    private final List<LayerConfig> calls = new ArrayList<>();
    private int scopes;

    private ModelFlattening(int keras) {
        this.keras = keras;
    }

    /**
     * All layer calls of a model, in the order of the file.
     *
     * @param output the name of the node that computes the scores
     */
    record FlatModel(List<LayerConfig> calls, String output) {}

    /**
     * Flattens a model.
     *
     * @param keras the major version of Keras that saved it
     * @throws ModelException if the model does not have exactly one input, or if a layer reads one that does not exist
     */
    static FlatModel of(ModelConfig model, int keras) {
        if (model.inputs().size() != 1) {
            throw new ModelException("model '" + model.name() + "' has the inputs " + model.inputs()
                    + ": exactly one input is supported, save a model with one");
        }
        SequentialConfig.requireShape(model);
        ModelFlattening flattening = new ModelFlattening(keras);
        Scope root = flattening.new Scope(model, "", List.of(), List::of);
        flattening.add(root);
        return new FlatModel(List.copyOf(flattening.calls), root.node(model.output()));
    }

    private void add(Scope scope) {
        for (Member member : scope.model.members()) {
            if (member.isInput() && scope.isRoot()) {
                calls.add(scope.call(member, scope.nodeName(member, 0), List.of(), keras));
            }
            for (int i = 0; i < member.calls().size(); i++) {
                if (member.model().isPresent()) {
                    add(scope.inner(member, i));
                } else {
                    calls.add(scope.call(member, scope.nodeName(member, i), scope.inputs(member, i), keras));
                }
                requireWithinLimit();
            }
        }
    }

    private void requireWithinLimit() {
        if (calls.size() > MAX_CALLS || scopes > MAX_CALLS) {
            throw new ModelException("the models within this model are called, or call their layers, more than "
                    + MAX_CALLS + " times: is this a network?");
        }
    }

    /** One call of a model: the names of its members, and what the call feeds into its inputs. */
    private final class Scope {
        private final ModelConfig model;
        private final String prefix;
        private final List<String> path;
        private final Supplier<List<String>> feeds;
        private final Map<String, Member> members = new HashMap<>();
        private final Map<Member.Reference, String> resolved = new HashMap<>();

        Scope(ModelConfig model, String prefix, List<String> path, Supplier<List<String>> feeds) {
            scopes++;
            requireWithinLimit();
            this.model = model;
            this.prefix = prefix;
            this.path = path;
            this.feeds = feeds;
            for (Member member : model.members()) {
                if (members.put(member.name(), member) != null) {
                    throw new ModelException("the model has two layers named '" + member.name() + "': save it again");
                }
            }
        }

        boolean isRoot() {
            return path.isEmpty();
        }

        String nodeName(Member member, int call) {
            String name = prefix + member.name();
            return member.calls().size() > 1 ? Node.call(name, call) : name;
        }

        List<String> inputs(Member member, int call) {
            return member.calls().get(call).stream().map(this::node).toList();
        }

        LayerConfig call(Member member, String node, List<String> inputs, int keras) {
            return new LayerConfig(node, member.className(), member.options(), inputs, inner(member.name()), keras);
        }

        private List<String> inner(String name) {
            List<String> inner = new ArrayList<>(path);
            inner.add(name);
            return inner;
        }

        Scope inner(Member member, int call) {
            ModelConfig nested = member.model().orElseThrow();
            int fed = member.calls().get(call).size();
            if (fed != nested.inputs().size()) {
                throw new ModelException(member + " has " + nested.inputs().size() + " inputs, its call feeds " + fed
                        + ": save the model again");
            }
            // Resolved only when a layer reads an input: the name of the output does not need it.
            return new Scope(nested, nodeName(member, call) + "/", inner(member.name()), () -> inputs(member, call));
        }

        /** The name of the node that a reference stands for. */
        String node(Member.Reference reference) {
            String known = resolved.get(reference);
            if (known == null) {
                known = resolve(reference);
                resolved.put(reference, known);
            }
            return known;
        }

        private String resolve(Member.Reference reference) {
            Member member = members.get(reference.member());
            if (member == null) {
                throw new ModelException("model '" + model.name() + "' has no layer '" + reference.member()
                        + "', which one of its layers or its output reads: save the model again");
            }
            if (member.isInput()) {
                return isRoot()
                        ? nodeName(member, 0)
                        : feeds.get().get(model.inputs().indexOf(member.name()));
            }
            // Keras 2 counts the call that made a model among its calls.
            int count = member.calls().size();
            int call = member.model().isPresent() && count == 1 ? 0 : reference.call();
            if (call < 0 || call >= count) {
                throw new ModelException("the output of call " + call + " of " + member
                        + " is read, the model calls it " + count + " times: save the model again");
            }
            if (member.model().isEmpty()) {
                return nodeName(member, call);
            }
            Scope inner = inner(member, call);
            return inner.node(inner.model.output());
        }
    }
}
