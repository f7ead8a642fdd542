// LAMMPS' pair_style mace_fast: atoms, edges and the exchange of ghosts on this side, the model in Python.
// Compiled by mace_fast/integrations/lammps/build.py against the headers of the LAMMPS that loads it.

#include "atom.h"
#include "comm.h"
#include "error.h"
#include "force.h"
#include "memory.h"
#include "neigh_list.h"
#include "neighbor.h"
#include "pair.h"
#include "update.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace {

constexpr int LENGTH = 1024;    // of a message, as in pair.py

// The atoms of a rank that the model sees, the owned ones first; fields as in pair.py.
struct Part {
  void *pair;
  int64_t num_owned, num_nodes, num_edges;
  const int64_t *elements, *senders, *receivers;
  const double *vectors;    // receiver minus sender in Å
  double *energies;         // of the owned atoms in eV
  double *gradients;        // of the energy by the vectors in eV/Å
};

// Functions of Python; each fills the message and says so where it fails.
struct Functions {
  int (*load)(const char *file, const char *options, const char *names, int *element_of_type, double *cutoff,
              int *row_bytes, char *message);
  int (*evaluate)(int model, Part *part, char *message);
  void (*release)(int model);
} model_in_python;

}    // namespace

namespace LAMMPS_NS {

class PairMaceFast : public Pair {
 public:
  PairMaceFast(LAMMPS *lmp) : Pair(lmp)
  {
    restartinfo = single_enable = respa_enable = 0;
    one_coeff = manybody_flag = no_virial_fdotr_compute = 1;
    centroidstressflag = CENTROID_NOTAVAIL;
  }

  ~PairMaceFast() override
  {
    if (model >= 0) model_in_python.release(model);
    if (!allocated) return;
    memory->destroy(setflag);
    memory->destroy(cutsq);
  }

  void settings(int narg, char **arg) override
  {
    options.clear();
    for (int i = 0; i < narg; i++) options += std::string(i ? " " : "") + arg[i];
  }

  void coeff(int narg, char **arg) override
  {
    const int types = atom->ntypes;
    if (narg != 3 + types || strcmp(arg[0], "*") != 0 || strcmp(arg[1], "*") != 0)
      error->all(FLERR, "pair_coeff of mace_fast is '* *', a model file and one element for each of the {} atom types",
                 types);
    if (!allocated) {
      memory->create(setflag, types + 1, types + 1, "pair:setflag");
      memory->create(cutsq, types + 1, types + 1, "pair:cutsq");
      allocated = 1;
    }
    std::string names;
    for (int i = 3; i < narg; i++) names += std::string(i > 3 ? " " : "") + arg[i];
    if (model >= 0) model_in_python.release(model);
    element_of_type.assign(types + 1, -1);
    char message[LENGTH] = "";
    model = model_in_python.load(arg[2], options.c_str(), names.c_str(), &element_of_type[1], &cutoff, &row_bytes,
                                 message);
    refuse_together(model < 0, message);
    for (int i = 1; i <= types; i++)
      for (int j = 1; j <= types; j++) setflag[i][j] = element_of_type[i] >= 0 && element_of_type[j] >= 0;
    comm_forward = comm_reverse = (row_bytes + 7) / 8;
  }

  void init_style() override
  {
    if (strcmp(update->unit_style, "metal") != 0)
      error->all(FLERR, "pair_style mace_fast computes in eV and Å, not in units {}: write 'units metal'",
                 update->unit_style);
    if (!force->newton_pair)
      error->all(FLERR, "pair_style mace_fast adds forces to ghost atoms: write 'newton on' before the box is made");
    if (lacks_neighbours())
      error->all(FLERR, "bonded atoms would not be neighbours in pair_style mace_fast: write "
                        "'special_bonds lj/coul 1 1 1'");
    // room in LAMMPS' buffers, which asks the outermost pair style for it
    force->pair->comm_forward = std::max(force->pair->comm_forward, comm_forward);
    force->pair->comm_reverse = std::max(force->pair->comm_reverse, comm_reverse);
    neighbor->add_request(this, NeighConst::REQ_FULL);
  }

  double init_one(int i, int j) override
  {
    if (!setflag[i][j]) error->all(FLERR, Error::NOLASTLINE, "pair_coeff of mace_fast is not set for all atom types");
    return cutoff;
  }

  void compute(int eflag, int vflag) override
  {
    ev_init(eflag, vflag);
    find_nodes();
    find_edges();
    const int64_t num_edges = senders.size();
    energies.assign(num_owned, 0.0);
    gradients.assign(3 * num_edges, 0.0);
    Part part = {this,           num_owned,        (int64_t) atoms.size(), num_edges,       node_elements.data(),
                 senders.data(), receivers.data(), vectors.data(),         energies.data(), gradients.data()};
    char message[LENGTH] = "";
    if (model_in_python.evaluate(model, &part, message)) stop(message);
    add_results();
  }

  // Move rows of features between the domains: to the ghosts, or summed back from them.
  void exchange(void *features, int width, int itemsize, int reverse)
  {
    rows = (char *) features;
    columns = width;
    size = itemsize;
    const int doubles = (width * itemsize + 7) / 8;
    if (doubles > comm_forward) stop("features are wider than those of the first evaluation of the model");
    if (reverse)
      comm->reverse_comm(this, doubles);
    else
      comm->forward_comm(this, doubles);
  }

  int pack_forward_comm(int n, int *list, double *buffer, int, int *) override
  {
    for (int k = 0; k < n; k++) pack(node[list[k]], buffer, k);
    return n * doubles_of_row();
  }

  void unpack_forward_comm(int n, int first, double *buffer) override
  {
    for (int k = 0; k < n; k++)
      if (node[first + k] >= 0) memcpy(row(node[first + k]), buffer + k * doubles_of_row(), columns * size);
  }

  int pack_reverse_comm(int n, int first, double *buffer) override
  {
    for (int k = 0; k < n; k++) pack(node[first + k], buffer, k);
    return n * doubles_of_row();
  }

  void unpack_reverse_comm(int n, int *list, double *buffer) override
  {
    for (int k = 0; k < n; k++) {
      if (node[list[k]] < 0) continue;
      void *target = row(node[list[k]]), *source = buffer + k * doubles_of_row();
      if (size == 8)
        add((double *) target, (double *) source);
      else
        add((float *) target, (float *) source);
    }
  }

 private:
  int model = -1, row_bytes = 0;
  double cutoff = 0.0;
  std::string options;
  std::vector<int> element_of_type;    // place in the model's list, -1 of NULL
  int64_t num_owned = 0;
  std::vector<int> node, atoms;    // node of each atom, -1 where the model does not see it, and atom of each node
  std::vector<int64_t> node_elements, senders, receivers;
  std::vector<double> vectors, energies, gradients;
  char *rows = nullptr;    // of the exchange under way
  int columns = 0, size = 8;

  int doubles_of_row() const { return (columns * size + 7) / 8; }
  char *row(int index) const { return rows + (int64_t) index * columns * size; }

  void pack(int index, double *buffer, int place) const
  {
    double *target = buffer + place * doubles_of_row();
    target[doubles_of_row() - 1] = 0.0;
    if (index >= 0)
      memcpy(target, row(index), columns * size);
    else
      std::fill_n(target, doubles_of_row(), 0.0);
  }

  template <typename T> void add(T *target, const T *source) const
  {
    for (int c = 0; c < columns; c++) target[c] += source[c];
  }

  // Whether an atom that the model sees has bonded ones, up to the third, that LAMMPS leaves out of the list.
  bool lacks_neighbours() const
  {
    int mine = 0, any = 0;
    for (int k = 1; k < 4 && atom->nspecial; k++)
      if (force->special_lj[k] == 0.0 && force->special_coul[k] == 0.0)
        for (int i = 0; i < atom->nlocal; i++)
          mine |= element_of_type[atom->type[i]] >= 0 && atom->nspecial[i][k - 1] > (k > 1 ? atom->nspecial[i][k - 2] : 0);
    MPI_Allreduce(&mine, &any, 1, MPI_INT, MPI_MAX, world);
    return any;
  }

  void find_nodes()
  {
    const int num_atoms = atom->nlocal + atom->nghost;
    node.assign(num_atoms + 1, -1);
    atoms.clear();
    node_elements.clear();
    for (int i = 0; i < num_atoms; i++) {
      if (i == atom->nlocal) num_owned = atoms.size();
      if (element_of_type[atom->type[i]] < 0) continue;
      node[i] = atoms.size();
      atoms.push_back(i);
      node_elements.push_back(element_of_type[atom->type[i]]);
    }
    if (!atom->nghost) num_owned = atoms.size();
  }

  void find_edges()
  {
    double **x = atom->x;
    senders.clear();
    receivers.clear();
    vectors.clear();
    for (int ii = 0; ii < list->inum; ii++) {
      const int i = list->ilist[ii];
      if (node[i] < 0) continue;
      for (int jj = 0; jj < list->numneigh[i]; jj++) {
        const int j = list->firstneigh[i][jj] & NEIGHMASK;
        if (node[j] < 0) continue;
        const double v[3] = {x[i][0] - x[j][0], x[i][1] - x[j][1], x[i][2] - x[j][2]};
        if (v[0] * v[0] + v[1] * v[1] + v[2] * v[2] >= cutoff * cutoff) continue;
        senders.push_back(node[j]);
        receivers.push_back(node[i]);
        vectors.insert(vectors.end(), v, v + 3);
      }
    }
  }

  void add_results()
  {
    for (int64_t n = 0; n < num_owned; n++) {
      if (eflag_global) eng_vdwl += energies[n];
      if (eflag_atom) eatom[atoms[n]] += energies[n];
    }
    static const int first[6] = {0, 1, 2, 0, 0, 1}, second[6] = {0, 1, 2, 1, 2, 2};
    double **f = atom->f;
    for (size_t e = 0; e < senders.size(); e++) {
      const int i = atoms[receivers[e]], j = atoms[senders[e]];
      const double *g = &gradients[3 * e], *v = &vectors[3 * e];
      for (int k = 0; k < 3; k++) {
        f[i][k] -= g[k];
        f[j][k] += g[k];
      }
      if (!vflag_either) continue;
      for (int k = 0; k < 6; k++) {
        const double w = -0.5 * (v[first[k]] * g[second[k]] + v[second[k]] * g[first[k]]);
        if (vflag_global) virial[k] += w;
        if (vflag_atom) {
          vatom[i][k] += 0.5 * w;
          vatom[j][k] += 0.5 * w;
        }
      }
    }
  }

  // Where one rank fails all do, with the message of the first that does.
  void refuse_together(bool failed, char *message)
  {
    int mine = failed ? comm->me : comm->nprocs, first;
    MPI_Allreduce(&mine, &first, 1, MPI_INT, MPI_MIN, world);
    if (first == comm->nprocs) return;
    MPI_Bcast(message, LENGTH, MPI_CHAR, first, world);
    error->all(FLERR, Error::NOLASTLINE, "{}", message);
  }

  // The others wait for what this rank would have sent: with them there is no way on.
  void stop(const char *message)
  {
    if (comm->nprocs == 1) error->one(FLERR, Error::NOLASTLINE, "{}", message);
    fprintf(stderr, "ERROR on rank %d: %s\n", comm->me, message);
    fflush(stderr);
    MPI_Abort(world, 1);
  }
};

}    // namespace LAMMPS_NS

using namespace LAMMPS_NS;

extern "C" {

void mace_fast_connect(const Functions *functions)
{
  model_in_python = *functions;
}

void mace_fast_exchange(void *pair, void *features, int width, int itemsize, int reverse)
{
  static_cast<PairMaceFast *>(pair)->exchange(features, width, itemsize, reverse);
}

// The name that LAMMPS looks for in a plugin: when it starts, and after the command `clear`.
void lammpsplugin_init(void *lmp, void *, void *)
{
  (*static_cast<LAMMPS *>(lmp)->force->pair_map)["mace_fast"] = [](LAMMPS *lammps) -> Pair * {
    return new PairMaceFast(lammps);
  };
}
}
